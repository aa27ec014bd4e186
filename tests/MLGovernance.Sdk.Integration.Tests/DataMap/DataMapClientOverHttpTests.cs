using Azure;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests.DataMap;

public sealed class DataMapClientOverHttpTests : EmulatorTest
{
    [Fact]
    public async Task Typedefs_CreateReadExtendDelete_Work()
    {
        await Map.Typedefs.CreateAsync(Json("""{"entityDefs":[{"category":"ENTITY","name":"test_thing","superTypes":["DataSet"],"attributeDefs":[]}]}"""));
        DataMapObject created = (await Map.Typedefs.GetAsync("test_thing")).Value;
        Assert.Equal("test_thing", created.Text("name"));

        await Map.Typedefs.UpdateAsync(Json(
            """{"entityDefs":[{"category":"ENTITY","name":"test_thing","superTypes":["DataSet"],"attributeDefs":[{"name":"colour","typeName":"string","isOptional":true,"cardinality":"SINGLE"}]}]}"""));
        DataMapObject all = (await Map.Typedefs.GetAllAsync("ENTITY")).Value;
        Assert.Contains(
            all.Element("entityDefs").EnumerateArray(),
            def => def.GetProperty("name").GetString() == "test_thing" && def.GetProperty("attributeDefs")[0].GetProperty("name").GetString() == "colour");

        await Map.Typedefs.DeleteAsync("test_thing");
        RequestFailedException gone = await Assert.ThrowsAsync<RequestFailedException>(() => Map.Typedefs.GetAsync("test_thing"));
        Assert.Equal(404, gone.Status);
    }

    [Fact]
    public async Task Entities_EveryVerb_Works()
    {
        string guid = await CreateAsync("a");
        EntityClient entities = Map.Entities;

        await entities.UpdateByQualifiedNameAsync("DataSet", "a", Json("""{"entity":{"typeName":"DataSet","attributes":{"description":"partial"}}}"""));
        await entities.SetAttributeAsync(guid, "owner", Json("\"ada\""));
        AtlasEntity entity = (await entities.GetByQualifiedNameAsync("DataSet", "a")).Value;
        Assert.Equal(("partial", "ada"), (entity.Text("attributes", "description"), entity.Text("attributes", "owner")));
        Assert.Equal("a", (await entities.GetHeaderAsync(guid)).Value.QualifiedName);
        Assert.Equal(guid, Assert.Single(await entities.GetManyAsync([guid, guid])).Guid);
        Assert.Equal(guid, Assert.Single(await entities.GetManyByQualifiedNameAsync("DataSet", ["a", "not there"])).Guid);

        await Map.Typedefs.CreateAsync(Json("""{"classificationDefs":[{"category":"CLASSIFICATION","name":"Secret"}],"businessMetadataDefs":[{"category":"BUSINESS_METADATA","name":"Risk","attributeDefs":[{"name":"level","typeName":"string","isOptional":true,"cardinality":"SINGLE","options":{"applicableEntityTypes":"[\"DataSet\"]","maxStrLength":"50"}}]}]}"""));
        await entities.AddClassificationAsync("Secret", [guid]);
        Assert.Equal("Secret", Assert.Single((await entities.GetAsync(guid)).Value.Classifications));
        Assert.Equal("Secret", (await entities.GetClassificationsAsync(guid)).Value.Element("list")[0].GetProperty("typeName").GetString());
        await entities.RemoveClassificationAsync(guid, "Secret");
        await entities.AddClassificationsAsync(guid, Json("""[{"typeName":"Secret"}]"""));
        await entities.UpdateClassificationsAsync(guid, Json("""[{"typeName":"Secret"}]"""));
        await entities.SetBusinessMetadataAsync(guid, Json("""{"Risk":{"level":"high"}}"""));
        Assert.Equal("high", (await entities.GetAsync(guid)).Value.Text("businessAttributes", "Risk", "level"));
        await entities.RemoveBusinessMetadataAsync(guid, Json("""{"Risk":{"level":"high"}}"""));
        await entities.AddLabelsAsync(guid, ["x"]);

        await entities.DeleteByQualifiedNameAsync("DataSet", "a");
        string other = await CreateAsync("b");
        Assert.Equal(other, Assert.Single(await entities.DeleteManyAsync([other])).Guid);
    }

    [Fact]
    public async Task RelationshipsAndLineage_EveryVerb_Work()
    {
        string from = await CreateAsync("from"), to = await CreateAsync("to");

        DataMapObject edge = (await Map.Relationships.CreateAsync(Json(
            $$"""{"typeName":"direct_lineage_dataset_dataset","end1":{"guid":"{{from}}"},"end2":{"guid":"{{to}}"},"attributes":{"columnMapping":"[]"} }"""))).Value;
        string guid = edge.Text("guid")!;
        Assert.Equal("direct_lineage_dataset_dataset", (await Map.Relationships.GetAsync(guid, extended: true)).Value.Text("relationship", "typeName"));
        AtlasLineage lineage = (await Map.Lineage.GetAsync(to, DataMapLineageDirection.Input)).Value;
        Assert.Equal((from, to), (Assert.Single(lineage.Relations).From, lineage.Relations[0].To));
        AtlasLineage next = (await Map.Lineage.GetNextAsync(to, DataMapLineageDirection.Input)).Value;
        Assert.Contains(next.Relations, relation => relation.From == from);

        await Map.Relationships.DeleteAsync(guid);
        Assert.Empty((await Map.Lineage.GetAsync(to, DataMapLineageDirection.Input)).Value.Relations);
    }

    [Fact]
    public async Task Glossary_EveryVerb_Works()
    {
        string entity = await CreateAsync("a");
        string glossary = (await Map.Glossary.CreateGlossaryAsync(Json("""{"name":"Banking"}"""))).Value.Text("guid")!;
        Assert.Equal("Banking", (await Map.Glossary.GetGlossaryAsync(glossary)).Value.Text("name"));
        Assert.Contains((await Map.Glossary.GetGlossariesAsync()).Value.Json.EnumerateArray(), item => item.GetProperty("guid").GetString() == glossary);
        string term = (await Map.Glossary.CreateTermAsync(Json($$"""{"name":"Default","anchor":{"glossaryGuid":"{{glossary}}"} }"""))).Value.Text("guid")!;
        Assert.Equal("Default", (await Map.Glossary.GetTermAsync(term)).Value.Text("name"));
        await Map.Glossary.AssignAsync(term, [entity]);
        DataMapObject assigned = (await Map.Glossary.GetAssignedEntitiesAsync(term)).Value;
        Assert.Equal(entity, assigned.Json[0].GetProperty("guid").GetString());
        await Map.Glossary.UnassignAsync(term, Json(assigned.Json.GetRawText()));
        Assert.Equal(0, (await Map.Glossary.GetAssignedEntitiesAsync(term)).Value.Json.GetArrayLength());
        string category = (await Map.Glossary.CreateCategoryAsync(Json($$"""{"name":"Risk","anchor":{"glossaryGuid":"{{glossary}}"} }"""))).Value.Text("guid")!;
        Assert.Equal("Risk", (await Map.Glossary.GetCategoryAsync(category)).Value.Text("name"));
        await Map.Glossary.DeleteCategoryAsync(category);
        await Map.Glossary.DeleteTermAsync(term);
        await Map.Glossary.DeleteGlossaryAsync(glossary);
    }

    [Fact]
    public async Task CollectionsAndPolicies_EveryVerb_Work()
    {
        await Map.Collections.CreateOrUpdateAsync("child1", "Child", "emulated", "for tests");
        Assert.Equal("Child", (await Map.Collections.GetAsync("child1")).Value.Text("friendlyName"));
        Assert.NotEqual(0, (await Map.Collections.GetPathAsync("child1")).Value.Element("parentNameChain").GetArrayLength());
        Assert.Equal("child1", (await Map.Collections.GetChildNamesAsync("emulated")).Value.Element("value")[0].GetProperty("name").GetString());
        List<string?> names = [];
        await foreach (ResourceJson collection in Map.Collections.GetCollectionsAsync())
        {
            names.Add(collection.Name);
        }

        Assert.Equal(["child1", "emulated"], names.Order(StringComparer.Ordinal));
        DataMapObject policy = (await Map.Policies.GetCollectionPolicyAsync("child1")).Value;
        await Map.Policies.UpdateMetadataPolicyAsync(policy.Text("id")!, Json(policy.Json.GetRawText()));
        Assert.NotEmpty(await Listed(Map.Policies.GetMetadataRolesAsync()));
        Assert.NotEmpty(await Listed(Map.Policies.GetMetadataPoliciesAsync()));
        await Map.Policies.CreateOrUpdateDataPolicyAsync("p1", Json("""{"name":"p1","properties":{"decisionRules":[]}}"""));
        Assert.Single(await Listed(Map.Policies.GetDataPoliciesAsync()));
        await Map.Policies.DeleteDataPolicyAsync("p1");
        await Map.Collections.DeleteAsync("child1");
    }

    [Fact]
    public async Task Discovery_EveryVerb_Works()
    {
        await CreateAsync("credit-scores");
        SearchPage page = (await Map.Discovery.QueryAsync(Json("""{"keywords":"credit","limit":10,"facets":[{"facet":"entityType","count":5}]}"""))).Value;
        Assert.Equal(1, page.Count);
        Assert.Equal("credit-scores", page.Hits[0].Text("qualifiedName"));
        Assert.True(page.Facets.TryGetProperty("entityType", out _));
        Assert.NotEmpty((await Map.Discovery.SuggestAsync("cred")).Value.Hits);
        Assert.NotEmpty((await Map.Discovery.AutocompleteAsync("cred")).Value.Hits);
    }

    private async Task<string> CreateAsync(string name)
    {
        EntityMutation created = (await Map.Entities.CreateOrUpdateAsync(Json(
            $$"""{"entity":{"typeName":"DataSet","guid":"-1","attributes":{"qualifiedName":"{{name}}","name":"{{name}}"} } }"""))).Value;
        return created.GuidAssignments["-1"];
    }

    private static async Task<List<ResourceJson>> Listed(AsyncPageable<ResourceJson> pages)
    {
        List<ResourceJson> items = [];
        await foreach (ResourceJson item in pages)
        {
            items.Add(item);
        }

        return items;
    }

    private static RequestContent Json(string json) => RequestContent.Create(BinaryData.FromString(json));
}
