using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

/// <summary>
/// Holds what an estate of every kind with a path in the catalogue is mapped to, word for word, so that a change of the wire shows in review.
/// </summary>
public sealed class GoldenMappingTests
{
    private const string Providers = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/";
    private const string Workspace = Providers + "Microsoft.MachineLearningServices/workspaces/ws";

    private static readonly (string Id, string Body)[] Resources =
    [
        (Workspace, """{"location":"westeurope","tags":{"pod":"credit","owner":"team credit"},"properties":{"description":"scores","publicNetworkAccess":"Disabled"} }"""),
        (Workspace + "/computes/cpu", """{"properties":{"computeType":"AmlCompute","properties":{"vmSize":"STANDARD_DS3_V2"} } }"""),
        (Workspace + "/datastores/lake", """{"properties":{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"} }"""),
        (Workspace + "/datastores/blobs", """{"properties":{"datastoreType":"AzureBlob","accountName":"files","containerName":"in"} }"""),
        (Workspace + "/codes/src/versions/1", """{"properties":{"codeUri":"azureml://datastores/blobs/paths/code/src"} }"""),
        (Workspace + "/environments/train", """{"properties":{"latestVersion":"1"} }"""),
        (Workspace + "/environments/train/versions/1", """{"properties":{"image":"contoso.azurecr.io/train:7"} }"""),
        (Workspace + "/components/clean/versions/1", """{"properties":{"componentSpec":{"type":"command"},"tags":{"anonymises":"true"} } }"""),
        (Workspace + "/data/loans/versions/1", """{"systemData":{"createdAt":"2026-01-02T03:04:05Z","createdBy":"ada"},"properties":{"dataType":"uri_folder","dataUri":"azureml://datastores/lake/paths/loans/2026/","tags":{"classification":"personal"} } }"""),
        (Workspace + "/jobs/clean", $$$"""{"properties":{"jobType":"Command","status":"Completed","componentId":"{{{Workspace}}}/components/clean/versions/1","computeId":"{{{Workspace}}}/computes/cpu","inputs":{"raw":{"jobInputType":"uri_folder","uri":"azureml:loans:1"} },"outputs":{"out":{"jobOutputType":"uri_folder","uri":"azureml://datastores/lake/paths/clean/"} } } }"""),
        (Workspace + "/jobs/train", $$$"""{"properties":{"jobType":"Command","status":"Completed","environmentId":"{{{Workspace}}}/environments/train/versions/1","codeId":"{{{Workspace}}}/codes/src/versions/1","inputs":{"rows":{"jobInputType":"uri_folder","uri":"azureml://jobs/clean/outputs/out"},"same":{"jobInputType":"uri_folder","uri":"azureml://datastores/lake/paths/clean/"} } } }"""),
        (Workspace + "/models/credit", """{"properties":{"latestVersion":"1"} }"""),
        (Workspace + "/models/credit/versions/1", """{"properties":{"jobName":"train","modelType":"mlflow_model","stage":"Production","tags":{"classification":"internal","expert":"33333333-4444-5555-6666-888888888888"} } }"""),
        (Workspace + "/schedules/nightly", """{"properties":{"isEnabled":true,"trigger":{"triggerType":"Cron","expression":"0 3 * * *"} } }"""),
        (Workspace + "/onlineEndpoints/score", """{"location":"westeurope","properties":{"authMode":"AADToken"} }"""),
        (Workspace + "/onlineEndpoints/score/deployments/blue", $$$"""{"properties":{"model":"{{{Workspace}}}/models/credit/versions/1","environmentId":"{{{Workspace}}}/environments/train/versions/1"} }"""),
        (Providers + "Microsoft.Storage/storageAccounts/lake", """{"location":"westeurope","properties":{"isHnsEnabled":true} }"""),
    ];

    [Fact]
    public void Map_EstateOfEveryKind_GivesTheEntitiesOfTheGoldenFile()
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string id, string body) in Resources)
        {
            builder.Add(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",{body[1..]}"));
        }

        var mapper = new EntityMapper(new EntityMapperOptions { Classifications = new(), GlossaryRules = [new GlossaryRule("Personal data") { Classification = "personal" }] });
        string mapped = Write(mapper.Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch)))));
        string golden = Path.Combine(AppContext.BaseDirectory, "Mapping", "Golden", "entities.json"), copy = golden + ".actual";
        File.WriteAllText(copy, mapped);

        Assert.True(File.ReadAllText(golden).ReplaceLineEndings("\n") == mapped, $"The mapping changed: look at the difference, then copy {copy} over Mapping/Golden/entities.json.");
    }

    [Fact]
    public void Kinds_AttributesAndRelationships_HaveNamesOfTheirOwn()
    {
        using JsonDocument typedefs = JsonDocument.Parse(new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(new EstateSnapshotBuilder().Build(DateTimeOffset.UnixEpoch)))).Typedefs);
        ILookup<string, string> related = typedefs.RootElement.GetProperty("relationshipDefs").EnumerateArray()
            .SelectMany(relationship => new[] { relationship.GetProperty("endDef1"), relationship.GetProperty("endDef2") })
            .ToLookup(end => end.GetProperty("type").GetString()!, end => end.GetProperty("name").GetString()!);

        Assert.All(typedefs.RootElement.GetProperty("entityDefs").EnumerateArray(), type =>
        {
            string[] names = [.. type.GetProperty("attributeDefs").EnumerateArray().Select(attribute => attribute.GetProperty("name").GetString()!), .. related[type.GetProperty("name").GetString()!]];
            Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        });
    }

    private static string Write(EntityBatch batch)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (CatalogEntity entity in batch.Entities)
            {
                entity.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
