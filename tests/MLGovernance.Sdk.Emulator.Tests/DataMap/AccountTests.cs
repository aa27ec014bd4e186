using System.Text.Json.Nodes;
using MLGovernance.Emulator;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class AccountTests
{
    [Fact]
    public async Task Collections_TreeAndPages()
    {
        await using DataMapFixture map = await StartAsync(new AzureEmulatorOptions { PageSize = 2 });
        await map.Client.PutAsync("/account/collections/teamaa", """{"friendlyName":"Team A","parentCollection":{"referenceName":"emulated","type":"CollectionReference"} }""");
        await map.Client.PutAsync("/account/collections/podaaa", """{"friendlyName":"Pod A","parentCollection":{"referenceName":"teamaa","type":"CollectionReference"} }""");
        Assert.Equal(["emulated", "podaaa", "teamaa"], (await map.Client.ListAsync("/account/collections?api-version=2019-11-01-preview")).Names());
        JsonNode path = await map.Client.GetAsync("/account/collections/podaaa/getCollectionPath");
        Assert.Equal(["emulated", "Team A", "Pod A"], path["parentFriendlyNameChain"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["teamaa"], (await map.Client.GetAsync("/account/collections/emulated/getChildCollectionNames"))["value"]!.AsArray().Names());
        await map.Client.DeleteAsync("/account/collections/teamaa", 409);
        JsonNode error = await map.Client.GetAsync("/account/collections/none", 404);
        Assert.Equal("CollectionNotFound", (string)error["error"]!["code"]!);
    }

    [Fact]
    public async Task PolicyStore_RolesAndPolicies()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode roles = await map.Client.GetAsync("/policystore/metadataRoles?api-version=2021-07-01");
        Assert.Contains("data-curator", roles["values"]!.AsArray().Names());
        JsonNode policy = await map.Client.GetAsync("/policystore/collections/emulated/metadataPolicy");
        policy["properties"]!["attributeRules"]![0]!["dnfCondition"]![0]![0]!["attributeValueIncludedIn"] = new JsonArray("someone");
        JsonNode put = await map.Client.PutAsync($"/policystore/metadataPolicies/{policy["id"]}", policy.ToJsonString());
        Assert.Equal(1, (int)put["version"]!);
        JsonNode read = await map.Client.GetAsync("/policystore/collections/emulated/metadataPolicy");
        Assert.Equal("someone", (string)read["properties"]!["attributeRules"]![0]!["dnfCondition"]![0]![0]!["attributeValueIncludedIn"]![0]!);
        await map.Client.PutAsync("/policystore/dataPolicies/read-lake", """{"properties":{"decisionRules":[]} }""");
        await map.Client.PutAsync("/policystore/dataPolicies/read-lake/scopes/lake", "{}");
        Assert.Single((await map.Client.GetAsync("/policystore/dataPolicies/read-lake/scopes"))["values"]!.AsArray());
        await map.Client.DeleteAsync("/policystore/dataPolicies/read-lake", 204);
        await map.Client.PutAsync("/policystore/dataPolicies/read-lake", """{"properties":{"decisionRules":[]} }""");
        Assert.Empty((await map.Client.GetAsync("/policystore/dataPolicies/read-lake/scopes"))["values"]!.AsArray());
    }

    [Fact]
    public async Task Collection_MadeAgain_HasNoRolesOfTheOldOne()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PutAsync("/account/collections/team", """{"parentCollection":{"referenceName":"emulated"} }""");
        JsonNode policy = await map.Client.GetAsync("/policystore/collections/team/metadataPolicy");
        await map.Client.PutAsync($"/policystore/metadataPolicies/{policy["id"]}", policy.ToJsonString());
        await map.Client.DeleteAsync("/account/collections/team", 204);
        await map.Client.PutAsync("/account/collections/team", """{"parentCollection":{"referenceName":"emulated"} }""");

        Assert.Equal(0, (int)(await map.Client.GetAsync("/policystore/collections/team/metadataPolicy"))["version"]!);
    }

    [Fact]
    public async Task Glossary_Put_ReplacesAndPartialPatches()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode made = await map.Client.PostAsync("/datamap/api/atlas/v2/glossary", """{"name":"Risk","shortDescription":"short","longDescription":"long"}""");
        string path = $"/datamap/api/atlas/v2/glossary/{made["guid"]}";
        await map.Client.PutAsync(path + "/partial", """{"shortDescription":"shorter"}""");
        Assert.Equal("long", (string)(await map.Client.GetAsync(path))["longDescription"]!);

        await map.Client.PutAsync(path, """{"name":"Risk","shortDescription":"new"}""");

        JsonNode read = await map.Client.GetAsync(path);
        Assert.Equal(("new", null, (string)made["guid"]!), ((string)read["shortDescription"]!, (string?)read["longDescription"], (string)read["guid"]!));
    }

    [Fact]
    public async Task UnknownOperation_AnswersFlatError()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode error = await map.Client.GetAsync("/datamap/api/atlas/v2/inventions", 404);
        Assert.NotNull(error["errorCode"]);
        Assert.NotNull(error["errorMessage"]);
    }
}
