using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests.Discovery;

public sealed class DiscoveryIndexTests
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private static readonly DiscoveryIndex Index = Estate();

    [Theory]
    [InlineData("{}", "blue churn:1 churn:2 claims:1 e train")]
    [InlineData("""{"keywords":"*"}""", "blue churn:1 churn:2 claims:1 e train")]
    [InlineData("""{"keywords":"CHURN"}""", "churn:1 churn:2")]
    [InlineData("""{"keywords":"churn versions/2"}""", "churn:2")]
    [InlineData("""{"keywords":"leaves us"}""", "churn:1")]
    [InlineData("""{"keywords":"restricted"}""", "churn:2 claims:1 train")]
    [InlineData("""{"filter":{"kind":"modelVersion"}}""", "churn:1 churn:2")]
    [InlineData("""{"filter":{"and":[{"entityType":"mlgov_aml_model_version"},{"not":{"attributeName":"assetVersion","operator":"eq","attributeValue":"1"}}]}}""", "churn:2")]
    [InlineData("""{"filter":{"or":[{"kind":"job"},{"name":"claims:1"}]}}""", "claims:1 train")]
    [InlineData("""{"filter":{"entityType":"Process","includeSubTypes":true}}""", "train")]
    [InlineData("""{"filter":{"objectType":"data processes"}}""", "train")]
    [InlineData("""{"filter":{"classification":"MLGOV_CLASSIFICATION_RESTRICTED"}}""", "churn:2 claims:1 train")]
    [InlineData("""{"filter":{"attributeName":"owner","operator":"exists"}}""", "churn:1")]
    [InlineData("""{"filter":{"attributeName":"owner","operator":"startswith","attributeValue":"AD"}}""", "churn:1")]
    [InlineData("""{"filter":{"attributeName":"description","operator":"contains","attributeValue":"who"}}""", "churn:1")]
    [InlineData("""{"filter":{"attributeName":"assetVersion","operator":"ge","attributeValue":"2"}}""", "churn:2")]
    [InlineData("""{"filter":{"attributeName":"mlgov_compliance.state","operator":"ne","attributeValue":"Compliant"}}""", "blue churn:1 churn:2 claims:1 e train")]
    [InlineData("""{"filter":{"updateTime":1767225600000}}""", "churn:1")]
    [InlineData("""{"filter":{"attributeName":"createTime","operator":"timerange","attributeValue":{"startTime":1767225600000,"endTime":1767312000000}}}""", "churn:1")]
    [InlineData("""{"filter":{}}""", "blue churn:1 churn:2 claims:1 e train")]
    public void Search_FindsByKeywordsAndFilter(string query, string expected)
    {
        DiscoveryResult found = Search(query);

        Assert.Equal(expected, string.Join(' ', found.Hits.Where(IsStated).Select(hit => hit.Document.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Search_Pages_GiveEveryResultOnceInOrder()
    {
        List<string> names = [];
        string? token = null;
        do
        {
            DiscoveryResult page = Index.Search(new DiscoveryQuery { Limit = 2, ContinuationToken = token, OrderBy = [new DiscoveryOrder("name", Descending: true), new DiscoveryOrder("qualifiedName")] });
            Assert.Equal(Index.Count, page.Count);
            names.AddRange(page.Hits.Select(hit => hit.Document.Id + hit.Document.Name));
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal(Index.Count, names.Distinct().Count());
        Assert.Equal(Index.Search(new DiscoveryQuery { Offset = 3, OrderBy = [new DiscoveryOrder("name", true), new DiscoveryOrder("qualifiedName")] }).Hits.Select(hit => hit.Document.Id + hit.Document.Name), names.Skip(3));
    }

    [Fact]
    public void Search_Facets_CountOverAllPages()
    {
        DiscoveryResult found = Search("""{"limit":1,"filter":{"or":[{"kind":"modelVersion"},{"kind":"job"}]},"facets":[{"facet":"kind"},{"facet":"kind","count":1,"sort":{"value":"asc"}}]}""");

        Assert.Equal(["modelVersion 2", "job 1"], found.Facets[0].Value.Select(value => $"{value.Value} {value.Count}"));
        Assert.Equal(["job 1"], found.Facets[1].Value.Select(value => $"{value.Value} {value.Count}"));
    }

    [Fact]
    public void Search_Score_PutsNamesFirst()
    {
        DiscoveryResult found = Search("""{"keywords":"churn"}""");

        Assert.Equal(2, found.Hits[0].Score);
        Assert.True(found.Hits.Zip(found.Hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    [Theory]
    [InlineData("[]", "expected an object")]
    [InlineData("""{"limit":1001}""", "expected 0 to 1000")]
    [InlineData("""{"limit":-1}""", "not negative")]
    [InlineData("""{"filter":"x"}""", "expected an object")]
    [InlineData("""{"filter":{"invention":"x"}}""", "expected and, or, not, attributeName")]
    [InlineData("""{"filter":{"attributeName":"a","operator":"like","attributeValue":"x"}}""", "expected eq, ne")]
    [InlineData("""{"facets":[{"facet":"colour"}]}""", "expected assetType")]
    [InlineData("""{"facets":[{}]}""", "no 'facet'")]
    [InlineData("""{"orderby":[{"colour":"ASC"}]}""", "expected name")]
    [InlineData("""{"continuationToken":"x"}""", "not one of this query")]
    public void Search_NotUnderstood_SaysWhatWasExpected(string query, string expected)
    {
        FormatException error = Assert.Throws<FormatException>(() => Search(query));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_FilterNestedTooDeep_IsRefused()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"not\":", 80)) + "{}" + new string('}', 80);
        using JsonDocument json = JsonDocument.Parse(deep, new JsonDocumentOptions { MaxDepth = 200 });

        Assert.Throws<FormatException>(() => DiscoveryFilter.Parse(json.RootElement));
    }

    [Fact]
    public void SuggestAndAutocomplete_ReturnWhatBeginsOrHolds()
    {
        Assert.Contains(Index.Suggest("chur"), hit => hit.Document.Name == "churn:1");
        Assert.Equal(["churn:1", "churn:2"], Index.Autocomplete("ch").ToArray());
        Assert.Empty(Index.Autocomplete("hurn"));
        Assert.Throws<FormatException>(() => Index.Suggest(""));
    }

    [Fact]
    public void WriteTo_HasTheMembersOfTheService()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Search("""{"keywords":"churn","limit":1,"facets":[{"facet":"entityType"}]}""").WriteTo(writer);
        }

        using JsonDocument json = JsonDocument.Parse(buffer.ToArray());
        JsonElement hit = json.RootElement.GetProperty("value")[0];
        Assert.True(json.RootElement.GetProperty("@search.count").GetInt32() > 1);
        Assert.True(json.RootElement.TryGetProperty("continuationToken", out _));
        Assert.Equal("mlgov_aml_model_version", hit.GetProperty("entityType").GetString());
        Assert.Equal(2, hit.GetProperty("@search.score").GetDouble());
        Assert.True(json.RootElement.GetProperty("@search.facets").GetProperty("entityType")[0].GetProperty("count").GetInt32() > 0);
    }

    private static DiscoveryResult Search(string query)
    {
        using JsonDocument json = JsonDocument.Parse(query);
        return Index.Search(DiscoveryQuery.Parse(json.RootElement));
    }

    /// <summary>Leaves out places that no resource states, such as the containers of versions.</summary>
    private static bool IsStated(DiscoveryHit hit) =>
        hit.Document.Values("assetState") is ["Asset"];

    private static DiscoveryIndex Estate()
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string path, string body) in ((string, string)[])
            [
                ("models/churn/versions/1", """{"properties":{"description":"tells who leaves us","tags":{"owner":"ada"}},"systemData":{"createdAt":"2026-01-01T00:00:00Z"} }"""),
                ("models/churn/versions/2", """{"properties":{"jobName":"train"} }"""),
                ("data/claims/versions/1", """{"properties":{"dataUri":"azureml://datastores/lake/paths/claims","tags":{"classification":"restricted"}} }"""),
                ("jobs/train", """{"properties":{"jobType":"Command","inputs":{"i":{"uri":"azureml:claims:1"}}} }"""),
                ("onlineEndpoints/e", """{"properties":{} }"""),
                ("onlineEndpoints/e/deployments/blue", """{"properties":{"model":"azureml:churn:1"} }"""),
            ])
        {
            builder.Add(Encoding.UTF8.GetBytes($"{{\"id\":\"{Workspace}/{path}\",{body[1..]}"));
        }

        var mapper = new EntityMapper(new EntityMapperOptions { Classifications = new ClassificationOptions() });
        return DiscoveryIndex.Of(mapper.Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch)))));
    }
}
