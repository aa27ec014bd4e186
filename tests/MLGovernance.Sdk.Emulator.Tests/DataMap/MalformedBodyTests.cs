using System.Text;
using System.Text.Json.Nodes;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

/// <summary>Replaces every part of a good body by something else: the answer is a refusal or a success, never a failure of the emulator.</summary>
public sealed class MalformedBodyTests
{
    private static readonly string[] Junk = ["null", "1", "\"x\"", "true", "[]", "{}", "[null]", "[1]", """{"a":null}""", """{"guid":1}"""];

    [Theory]
    [InlineData("POST", "/datamap/api/atlas/v2/entity", """
        {"entity":{"typeName":"DataSet","guid":"-1","attributes":{"qualifiedName":"q://x","name":"x","owner":"o"},
         "relationshipAttributes":{"sources":[{"typeName":"DataSet","uniqueAttributes":{"qualifiedName":"q://d"},
          "relationshipAttributes":{"attributes":{"columnMapping":"c"} } }]},
         "classifications":[{"typeName":"MICROSOFT.PERSONAL.NAME"}],"labels":["l"],"contacts":{"Owner":[{"id":"1"}]},
         "customAttributes":{"a":"b"},"businessAttributes":{} },"referredEntities":{} }
        """)]
    [InlineData("PUT", "/datamap/api/atlas/v2/entity/uniqueAttribute/type/DataSet?attr:qualifiedName=q://d", """{"entity":{"attributes":{"owner":"o"} } }""")]
    [InlineData("POST", "/datamap/api/atlas/v2/entity/bulk/setClassifications", """{"guidHeaderMap":{"GUID":{"classifications":[{"typeName":"MICROSOFT.PERSONAL.NAME"}]} } }""")]
    [InlineData("POST", "/datamap/api/atlas/v2/relationship", """{"typeName":"direct_lineage_dataset_dataset","end1":{"guid":"GUID"},"end2":{"guid":"GUID"},"attributes":{} }""")]
    [InlineData("POST", "/datamap/api/atlas/v2/types/typedefs", """
        {"entityDefs":[{"name":"q","superTypes":["DataSet"],"attributeDefs":[{"name":"a","typeName":"string"}]}],
         "relationshipDefs":[{"name":"r","endDef1":{"type":"DataSet","name":"x"},"endDef2":{"type":"DataSet","name":"y"} }]}
        """)]
    [InlineData("POST", "/datamap/api/search/query", """
        {"keywords":"a","limit":5,"filter":{"and":[{"entityType":"DataSet"},{"attributeName":"owner","operator":"eq","attributeValue":"x"}]},
         "facets":[{"facet":"entityType","count":3,"sort":{"count":"desc"} }],"orderby":[{"name":"ASC"}]}
        """)]
    [InlineData("PUT", "/account/collections/abcdef", """{"friendlyName":"x","parentCollection":{"referenceName":"emulated"} }""")]
    [InlineData("PUT", "/policystore/metadataPolicies/emulated", """{"properties":{"collection":{"referenceName":"emulated"} } }""")]
    [InlineData("POST", "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01", """{"query":"resources","subscriptions":["s"],"options":{"$top":1} }""")]
    public async Task EveryPart_Replaced_IsAnsweredBelow500(string method, string path, string body)
    {
        await using DataMapFixture map = await StartAsync();
        string good = body.Replace("GUID", await map.DataSetAsync("d"), StringComparison.Ordinal);
        int asked = 0;
        for (int place = 0; place < Places(JsonNode.Parse(good)).Count(); place++)
        {
            foreach (string junk in Junk)
            {
                string bad = Replace(good, place, junk);
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(bad, Encoding.UTF8, "application/json") };
                using HttpResponseMessage response = await map.Client.Http.SendAsync(request);
                Assert.True((int)response.StatusCode < 500, $"{bad}: {await response.Content.ReadAsStringAsync()}");
                asked++;
            }
        }

        Assert.True(asked >= 3 * Junk.Length);
        await map.ReadAsync("DataSet", "d");
    }

    private static string Replace(string good, int place, string junk)
    {
        JsonNode root = JsonNode.Parse(good)!;
        JsonNode? target = Places(root).ElementAt(place);
        if (target == root)
        {
            return junk;
        }

        target!.ReplaceWith(JsonNode.Parse(junk));
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode?> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value)).Prepend(node),
        JsonArray items => items.SelectMany(Places).Prepend(node),
        _ => [node],
    };
}
