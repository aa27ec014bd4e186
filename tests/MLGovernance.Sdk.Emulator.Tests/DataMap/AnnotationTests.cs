using System.Text.Json.Nodes;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class AnnotationTests
{
    private const string Api = "/datamap/api/atlas/v2";

    [Fact]
    public async Task Classifications_AddListUpdateRemove()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        string path = $"{Api}/entity/guid/{guid}/classifications";
        await map.Client.PostAsync(path, """[{"typeName":"MICROSOFT.PERSONAL.EMAIL"}]""", 204);
        await map.Client.PostAsync(path, """[{"typeName":"MICROSOFT.PERSONAL.EMAIL"}]""", 400);
        await map.Client.PostAsync(path, """[{"typeName":"UNKNOWN"}]""", 404);
        JsonNode list = await map.Client.GetAsync(path);
        Assert.Equal(1, (int)list["totalCount"]!);
        Assert.Equal(guid, (string)list["list"]![0]!["entityGuid"]!);
        await map.Client.DeleteAsync($"{Api}/entity/guid/{guid}/classification/MICROSOFT.PERSONAL.EMAIL", 204);
        Assert.Equal(0, (int)(await map.Client.GetAsync(path))["totalCount"]!);
    }

    [Fact]
    public async Task Classifications_Bulk()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        await map.Client.PostAsync($"{Api}/entity/bulk/classification", $$"""{"classification":{"typeName":"MICROSOFT.PERSONAL.NAME"},"entityGuids":["{{guid}}"]}""", 204);
        await map.Client.PostAsync(
            $"{Api}/entity/bulk/setClassifications", $$"""{"guidHeaderMap":{"{{guid}}":{"classifications":[{"typeName":"MICROSOFT.PERSONAL.EMAIL"}]} } }""");
        JsonNode header = await map.Client.GetAsync($"{Api}/entity/guid/{guid}/header");
        Assert.Equal(["MICROSOFT.PERSONAL.EMAIL"], header["classificationNames"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public async Task Labels_SetAddRemove()
    {
        await using DataMapFixture map = await StartAsync();
        string path = $"{Api}/entity/guid/{await map.DataSetAsync("d")}/labels";
        await map.Client.PostAsync(path, """["a","b"]""", 204);
        await map.Client.PutAsync(path, """["c"]""", 204);
        await map.Client.DeleteAsync(path, 204, """["a"]""");
        Assert.Equal(["b", "c"], (await map.ReadAsync("DataSet", "d"))["entity"]!["labels"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public async Task BusinessMetadata_DefinedMergedRemovedAndKeptByAPublish()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync($"{Api}/types/typedefs", """
            {"businessMetadataDefs":[{"name":"Risk","attributeDefs":[
              {"name":"level","typeName":"string","options":{"applicableEntityTypes":"[\"DataSet\"]"} },
              {"name":"score","typeName":"int","options":{"applicableEntityTypes":"[\"Process\"]"} }]}]}
            """);
        string path = $"{Api}/entity/guid/{await map.DataSetAsync("d")}/businessmetadata";
        await map.Client.PostAsync(path, """{"Risk":{"level":"high"} }""", 204);
        await map.Client.PostAsync(path, """{"Risk":{"score":1} }""", 400);
        await map.Client.PostAsync(path, """{"Other":{"level":"high"} }""", 404);
        await map.BulkAsync(Entity("DataSet", "d", more: ""","businessAttributes":{"Risk":{"level":"low"} }"""));
        Assert.Equal("high", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["businessAttributes"]!["Risk"]!["level"]!);
        await map.Client.PostAsync(
            $"{Api}/entity/bulk?businessAttributeUpdateBehavior=merge",
            $$"""{"entities":[{{Entity("DataSet", "d", more: ""","businessAttributes":{"Risk":{"level":"low"} }""")}}]}""");
        Assert.Equal("low", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["businessAttributes"]!["Risk"]!["level"]!);
        await map.Client.DeleteAsync(path + "/Risk", 204, """{"level":null}""");
        Assert.Null((await map.ReadAsync("DataSet", "d"))["entity"]!["businessAttributes"]);
    }

    [Fact]
    public async Task Glossary_TermsAssignToEntities()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        JsonNode glossary = (await map.Client.GetAsync($"{Api}/glossary")).AsArray().Single()!;
        string body = $$"""{"name":"Credit risk","anchor":{"glossaryGuid":"{{glossary["guid"]}}"} }""";
        JsonNode term = await map.Client.PostAsync($"{Api}/glossary/term", body);
        Assert.Equal("Credit risk@Glossary", (string)term["qualifiedName"]!);
        Assert.Equal("ATLAS-409-00-009", (string)(await map.Client.PostAsync($"{Api}/glossary/term", body, 409))["errorCode"]!);
        string assigned = $"{Api}/glossary/terms/{term["guid"]}/assignedEntities";
        await map.Client.PostAsync(assigned, $$"""[{"guid":"{{guid}}"}]""", 204);
        Assert.Single((await map.Client.GetAsync(assigned)).AsArray());
        Assert.Equal("Credit risk", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["meanings"]![0]!["displayText"]!);
        await map.Client.DeleteAsync(assigned, 204, $$"""[{"guid":"{{guid}}"}]""");
        Assert.Empty((await map.Client.GetAsync(assigned)).AsArray());
    }

    [Fact]
    public async Task BusinessMetadata_ImportFromCsv()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync($"{Api}/types/typedefs", """{"businessMetadataDefs":[{"name":"Risk","attributeDefs":[{"name":"level","typeName":"string"}]}]}""");
        await map.DataSetAsync("d");
        string template = await map.Client.Http.GetStringAsync(new Uri($"{Api}/entity/businessmetadata/import/template", UriKind.Relative));
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(template.Split('\n')[0] + "\nDataSet,q://d,Risk.level,high\nDataSet,q://none,Risk.level,high\n"), "file", "bm.csv");
        using HttpResponseMessage response = await map.Client.Http.PostAsync(new Uri($"{Api}/entity/businessmetadata/import", UriKind.Relative), form);
        JsonNode result = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Single(result["successImportInfoList"]!.AsArray());
        Assert.Equal(3, (int)Assert.Single(result["failedImportInfoList"]!.AsArray())!["rowNumber"]!);
        Assert.Equal("high", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["businessAttributes"]!["Risk"]!["level"]!);
    }

    [Fact]
    public async Task Glossary_TermsRelateToEachOther()
    {
        await using DataMapFixture map = await StartAsync();
        string glossary = (string)(await map.Client.GetAsync($"{Api}/glossary")).AsArray().Single()!["guid"]!;
        string Term(string name) => $$"""{"name":"{{name}}","anchor":{"glossaryGuid":"{{glossary}}"} }""";
        JsonNode terms = await map.Client.PostAsync($"{Api}/glossary/terms", $"[{Term("PD")},{Term("Probability of default")}]");
        JsonNode synonym = await map.Client.PostAsync($"{Api}/relationship", $$"""
            {"typeName":"AtlasGlossarySynonym","attributes":{"expression":"short"},
             "end1":{"guid":"{{terms[0]!["guid"]}}","typeName":"AtlasGlossaryTerm"},"end2":{"guid":"{{terms[1]!["guid"]}}","typeName":"AtlasGlossaryTerm"} }
            """);
        JsonNode related = await map.Client.GetAsync($"{Api}/glossary/terms/{terms[1]!["guid"]}/related");
        Assert.Equal(("PD", (string)synonym["guid"]!), ((string)related["synonyms"]![0]!["displayText"]!, (string)related["synonyms"]![0]!["relationGuid"]!));
        string guid = await map.DataSetAsync("d");
        await map.Client.PostAsync($"{Api}/relationship", $$"""
            {"typeName":"AtlasGlossarySemanticAssignment","end1":{"guid":"{{terms[0]!["guid"]}}"},"end2":{"guid":"{{guid}}"} }
            """);
        JsonNode found = await map.Client.PostAsync("/datamap/api/search/query", """{"filter":{"term":"PD"} }""");
        Assert.Equal(guid, (string)found["value"]!.AsArray().Single()!["id"]!);
        await map.Client.DeleteAsync($"{Api}/glossary/term/{terms[0]!["guid"]}", 204);
        Assert.Null((await map.ReadAsync("DataSet", "d"))["entity"]!["meanings"]);
        Assert.Equal(1, map.Emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task Curator_EditsSurviveAPublish()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        map.Emulator.DataMap.CurateClassification(guid, "CONTOSO.CONFIDENTIAL");
        map.Emulator.DataMap.CurateContact(guid, "Owner", "11111111-0000-0000-0000-000000000000");
        map.Emulator.DataMap.CurateTerm(guid, "Golden source");
        map.Emulator.DataMap.CurateCollection(guid, "curated");
        map.Emulator.DataMap.CurateDescription(guid, "By hand");
        map.Emulator.DataMap.CurateLabel(guid, "gold");
        await map.BulkAsync(Entity("DataSet", "d", attributes: ""","description":"from the estate" """));
        JsonNode entity = (await map.ReadAsync("DataSet", "d"))["entity"]!;
        Assert.Equal("CONTOSO.CONFIDENTIAL", (string)entity["classifications"]![0]!["typeName"]!);
        Assert.Equal("11111111-0000-0000-0000-000000000000", (string)entity["contacts"]!["Owner"]![0]!["id"]!);
        Assert.Equal("Golden source", (string)entity["meanings"]![0]!["displayText"]!);
        Assert.Equal(("curated", "By hand", "gold"), (
            (string)entity["collectionId"]!, (string)entity["attributes"]!["userDescription"]!, (string)entity["labels"]![0]!));
    }
}
