using Azure;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>The verbs by name, in part and in bulk, which the life of an entity in <see cref="DataMapClientOverHttpTests"/> does not need.</summary>
public sealed class DataMapVerbsOverHttpTests : EmulatorTest
{
    [Fact]
    public async Task ClassificationsAndLabels_ByQualifiedName_ComeAndGo()
    {
        string guid = await CreateAsync("a/b c?d");
        EntityClient entities = Map.Entities;
        await Map.Typedefs.CreateAsync(Json("""{"classificationDefs":[{"category":"CLASSIFICATION","name":"Secret","attributeDefs":[{"name":"by","typeName":"string","isOptional":true,"cardinality":"SINGLE"}]}]}"""));

        await entities.AddClassificationsByQualifiedNameAsync("DataSet", "a/b c?d", Json("""[{"typeName":"Secret","attributes":{"by":"ada"}}]"""));
        await entities.UpdateClassificationsByQualifiedNameAsync("DataSet", "a/b c?d", Json("""[{"typeName":"Secret","attributes":{"by":"bob"}}]"""));
        Assert.Equal("bob", (await entities.GetClassificationAsync(guid, "Secret")).Value.Text("attributes", "by"));
        await entities.RemoveClassificationByQualifiedNameAsync("DataSet", "a/b c?d", "Secret");
        Assert.Empty((await entities.GetAsync(guid)).Value.Classifications);

        await entities.SetLabelsByQualifiedNameAsync("DataSet", "a/b c?d", ["x", "y"]);
        await entities.AddLabelsByQualifiedNameAsync("DataSet", "a/b c?d", ["z"]);
        await entities.RemoveLabelsByQualifiedNameAsync("DataSet", "a/b c?d", ["x"]);
        Assert.Equal(["y", "z"], (await entities.GetAsync(guid)).Value.Element("labels").EnumerateArray().Select(label => label.GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BusinessMetadata_ByGroupAndByFile_ComesAndGoes()
    {
        string guid = await CreateAsync("a");
        EntityClient entities = Map.Entities;
        await Map.Typedefs.CreateAsync(Json("""{"businessMetadataDefs":[{"category":"BUSINESS_METADATA","name":"Risk","attributeDefs":[{"name":"level","typeName":"string","isOptional":true,"cardinality":"SINGLE","options":{"applicableEntityTypes":"[\"DataSet\"]","maxStrLength":"50"}}]}]}"""));

        await entities.SetBusinessMetadataGroupAsync(guid, "Risk", Json("""{"level":"high"}"""));
        Assert.Equal("high", (await entities.GetAsync(guid)).Value.Text("businessAttributes", "Risk", "level"));
        await entities.RemoveBusinessMetadataGroupAsync(guid, "Risk", Json("""{"level":"high"}"""));
        Assert.Null((await entities.GetAsync(guid)).Value.Text("businessAttributes", "Risk", "level"));

        Assert.StartsWith("EntityType,", (await entities.GetBusinessMetadataTemplateAsync()).Value, StringComparison.Ordinal);
        DataMapObject imported = (await entities.ImportBusinessMetadataAsync(BinaryData.FromString("DataSet,a,Risk.level,low\nDataSet,nothing,Risk.level,low\n"))).Value;
        Assert.Equal((1, 1), (imported.Element("successImportInfoList").GetArrayLength(), imported.Element("failedImportInfoList").GetArrayLength()));
        Assert.Equal("low", (await entities.GetAsync(guid)).Value.Text("businessAttributes", "Risk", "level"));
    }

    [Fact]
    public async Task Move_ToCollection_IsWhereSearchFindsIt()
    {
        string guid = await CreateAsync("a");
        await Map.Collections.CreateOrUpdateAsync("child1", "Child", "emulated");

        await Map.Entities.MoveToCollectionAsync("child1", [guid]);

        SearchPage found = (await Map.Discovery.QueryAsync(Json("""{"keywords":null,"filter":{"collectionId":"child1"}}"""))).Value;
        Assert.Equal(guid, Assert.Single(found.Hits).Text("id"));
    }

    [Fact]
    public async Task Glossary_CategoriesAndPartialChanges_Work()
    {
        GlossaryClient glossaries = Map.Glossary;
        string glossary = (await glossaries.CreateGlossaryAsync(Json("""{"name":"Banking"}"""))).Value.Text("guid")!;
        await glossaries.UpdateGlossaryAsync(glossary, Json("""{"name":"Banking","longDescription":"all"}"""));
        await glossaries.PatchGlossaryAsync(glossary, Json("""{"shortDescription":"words of the bank"}"""));
        DataMapObject changed = (await glossaries.GetGlossaryAsync(glossary)).Value;
        Assert.Equal(("all", "words of the bank"), (changed.Text("longDescription"), changed.Text("shortDescription")));

        DataMapObject made = (await glossaries.CreateCategoriesAsync(Json($$"""[{"name":"Risk","anchor":{"glossaryGuid":"{{glossary}}"} },{"name":"Credit","anchor":{"glossaryGuid":"{{glossary}}"} }]"""))).Value;
        string category = made.Json[0].GetProperty("guid").GetString()!;
        await glossaries.PatchCategoryAsync(category, Json("""{"shortDescription":"what may go wrong"}"""));
        await glossaries.UpdateCategoryAsync(category, Json($$"""{"name":"Risks","anchor":{"glossaryGuid":"{{glossary}}"} }"""));
        Assert.Equal("Risks", (await glossaries.GetCategoryAsync(category)).Value.Text("name"));
        Assert.Equal(2, (await glossaries.GetCategoriesAsync(glossary)).Value.Json.GetArrayLength());
        Assert.Equal(1, (await glossaries.GetCategoriesAsync(glossary, limit: 1, offset: 1)).Value.Json.GetArrayLength());

        string term = (await glossaries.CreateTermAsync(Json(
            $$"""{"name":"Default","anchor":{"glossaryGuid":"{{glossary}}"},"categories":[{"categoryGuid":"{{category}}"}]}"""))).Value.Text("guid")!;
        await glossaries.PatchTermAsync(term, Json("""{"shortDescription":"not paid"}"""));
        Assert.Equal("not paid", (await glossaries.GetTermAsync(term)).Value.Text("shortDescription"));
        Assert.Equal(term, (await glossaries.GetTermsOfCategoryAsync(category)).Value.Json[0].GetProperty("termGuid").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Object, (await glossaries.GetRelatedTermsAsync(term)).Value.Json.ValueKind);
        DataMapObject detailed = (await glossaries.GetDetailedGlossaryAsync(glossary)).Value;
        Assert.Equal("Banking", detailed.Text("name"));
        Assert.Equal(("not paid", "Risks"), (detailed.Text("termInfo", term, "shortDescription"), detailed.Text("categoryInfo", category, "name")));
        Assert.Equal((1, 2), (detailed.Element("terms").GetArrayLength(), detailed.Element("categories").GetArrayLength()));
    }

    [Fact]
    public async Task Policies_OneByOneAndTheirScopes_Work()
    {
        PolicyStoreClient policies = Map.Policies;
        string id = (await policies.GetCollectionPolicyAsync("emulated")).Value.Text("id")!;
        Assert.Equal(id, (await policies.GetMetadataPolicyAsync(id)).Value.Text("id"));

        await policies.CreateOrUpdateDataPolicyAsync("p1", Json("""{"name":"p1","properties":{"decisionRules":[]}}"""));
        Assert.Equal("p1", (await policies.GetDataPolicyAsync("p1")).Value.Text("name"));
        await policies.CreateOrUpdateDataPolicyScopeAsync("p1", "lake", Json("""{"name":"lake"}"""));
        Assert.Equal(1, await CountAsync(policies.GetDataPolicyScopesAsync("p1")));
        await policies.DeleteDataPolicyScopeAsync("p1", "lake");
        Assert.Equal(0, await CountAsync(policies.GetDataPolicyScopesAsync("p1")));
    }

    [Fact]
    public async Task Discovery_OrderAndFilters_Work()
    {
        foreach (string name in (string[])["credit-b", "credit-c", "credit-a"])
        {
            await CreateAsync(name);
        }

        List<string?> names = [];
        await foreach (DataMapObject hit in Map.Discovery.SearchAsync(new DataMapSearch { Keywords = "credit", OrderBy = [("name", true)], PageSize = 2 }))
        {
            names.Add(hit.Text("name"));
        }

        Assert.Equal(["credit-c", "credit-b", "credit-a"], names);
        const string OnlyA = """{"attributeName":"name","operator":"eq","attributeValue":"credit-a"}""";
        Assert.Equal("credit-a", Assert.Single((await Map.Discovery.SuggestAsync("cred", filter: OnlyA)).Value.Hits).Text("name"));
        Assert.Equal("credit-a", Assert.Single((await Map.Discovery.AutocompleteAsync("cred", filter: OnlyA)).Value.Hits).Text("text"));
    }

    [Fact]
    public async Task Lineage_ByQualifiedName_IsThatByGuid()
    {
        string from = await CreateAsync("from"), to = await CreateAsync("to");
        await Map.Relationships.CreateAsync(Json($$"""{"typeName":"direct_lineage_dataset_dataset","end1":{"guid":"{{from}}"},"end2":{"guid":"{{to}}"} }"""));

        AtlasLineage lineage = (await Map.Lineage.GetByQualifiedNameAsync("DataSet", "to", DataMapLineageDirection.Input)).Value;

        Assert.Equal((from, to), (Assert.Single(lineage.Relations).From, lineage.Relations[0].To));
    }

    private async Task<string> CreateAsync(string name)
    {
        EntityMutation created = (await Map.Entities.CreateOrUpdateAsync(Json(
            $$"""{"entity":{"typeName":"DataSet","guid":"-1","attributes":{"qualifiedName":"{{name}}","name":"{{name}}"} } }"""))).Value;
        return created.GuidAssignments["-1"];
    }

    private static async Task<int> CountAsync(AsyncPageable<ResourceJson> pages)
    {
        int count = 0;
        await foreach (ResourceJson _ in pages)
        {
            count++;
        }

        return count;
    }

    private static RequestContent Json(string json) => RequestContent.Create(BinaryData.FromString(json));
}
