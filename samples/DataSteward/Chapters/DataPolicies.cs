using Azure;
using Azure.Core;
using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>A data-owner policy, the sources it is published to, and its end.</summary>
internal static class DataPolicies
{
    private const string Name = "read-applications";

    internal static async Task TellAsync(Story story, DataMapClient map)
    {
        PolicyStoreClient policies = map.Policies;
        await policies.CreateOrUpdateDataPolicyAsync(Name, Story.Json($$"""
            {"name":"{{Name}}","properties":{"description":"The credit group reads the applications.",
              "decisionRules":[{"kind":"decisionrule","effect":"Permit","dnfCondition":[[
              {"attributeName":"resource.path","attributeValueIncludedIn":["creditlake/raw/applications"]},
              {"attributeName":"principal.microsoft.groups","attributeValueIncludedIn":["3f0f0000-0000-4000-8000-00000000c0de"]},
              {"attributeName":"action.id","attributeValueIncludedIn":["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"]}]]}]} }
            """));
        DataMapObject policy = await policies.GetDataPolicyAsync(Name);
        story.Tell($"{policy.Text("name")}: {policy.Text("properties", "description")}");
        story.Expect(policy.Text("properties", "description") == "The credit group reads the applications.", "the policy is stored as it was sent");
        story.Expect(await NamesAsync(policies.GetDataPoliciesAsync()) is [Name], "the policy is listed");

        await policies.CreateOrUpdateDataPolicyScopeAsync(Name, "creditlake", Scope("creditlake"));
        await policies.CreateOrUpdateDataPolicyScopeAsync(Name, "riskdb", Scope("riskdb"));
        int published = (await NamesAsync(policies.GetDataPolicyScopesAsync(Name))).Length;
        await policies.DeleteDataPolicyScopeAsync(Name, "riskdb");
        int left = (await NamesAsync(policies.GetDataPolicyScopesAsync(Name))).Length;
        story.Tell($"published to {published} sources, then taken back from one: {left} left");
        story.Expect((published, left) == (2, 1), "the policy is published to two sources and taken back from one");

        await policies.DeleteDataPolicyScopeAsync(Name, "creditlake");
        await policies.DeleteDataPolicyAsync(Name);
        story.Expect(await NamesAsync(policies.GetDataPoliciesAsync()) is [], "the deleted policy is not listed");
        await story.ExpectRefusalAsync(404, policies.GetDataPolicyAsync(Name), "the deleted policy is gone");
    }

    private static RequestContent Scope(string source) => Story.Json($$"""{"name":"{{source}}"}""");

    private static async Task<string[]> NamesAsync(AsyncPageable<ResourceJson> pages)
    {
        List<string> names = [];
        await foreach (ResourceJson item in pages)
        {
            names.Add(item.Name ?? "");
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
