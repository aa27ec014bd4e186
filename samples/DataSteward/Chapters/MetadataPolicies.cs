using System.Text.Json.Nodes;
using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>Who holds which role in a collection.</summary>
internal static class MetadataPolicies
{
    private const string Group = "3f0f0000-0000-4000-8000-00000000c0de";

    internal static async Task TellAsync(Story story, DataMapClient map)
    {
        PolicyStoreClient policies = map.Policies;
        List<string> roles = [];
        await foreach (ResourceJson role in policies.GetMetadataRolesAsync())
        {
            roles.Add(role.Text("properties", "friendlyName") ?? "");
        }

        story.Tell($"roles: {string.Join(", ", roles)}");
        story.Expect(roles.Contains("Data Curator"), "the role of curators is known");
        List<string> ids = [];
        await foreach (ResourceJson policy in policies.GetMetadataPoliciesAsync())
        {
            ids.Add(policy.Id!);
        }

        DataMapObject ofCollection = await policies.GetCollectionPolicyAsync("credit");
        string id = ofCollection.Text("id")!;
        story.Tell($"{ids.Count} collections have a policy; that of credit is {ofCollection.Text("name")}");
        story.Expect(ids.Contains(id), "the policy of the collection is among all");
        DataMapObject before = await policies.GetMetadataPolicyAsync(id);
        story.Expect(before.Text("name") == ofCollection.Text("name") && !Curators(before).Contains(Group), "the group is no curator yet");

        JsonNode body = JsonNode.Parse(before.Json.GetRawText())!;
        CuratorsOf(body).Add(Group);
        await policies.UpdateMetadataPolicyAsync(id, Story.Json(body.ToJsonString()));
        DataMapObject after = await policies.GetCollectionPolicyAsync("credit");
        story.Tell($"curators of credit: {string.Join(", ", Curators(after))}");
        story.Expect(Curators(after) is [Group], "the group is a curator now");
        DataMapObject ofModels = await policies.GetCollectionPolicyAsync("credit-models");
        story.Expect(!Curators(ofModels).Contains(Group), "the policy of another collection is as it was");
    }

    private static string[] Curators(DataMapObject policy) =>
        [.. CuratorsOf(JsonNode.Parse(policy.Json.GetRawText())!).Select(principal => principal!.GetValue<string>())];

    /// <summary>Finds the list of principals in the rule of the data curator's role.</summary>
    private static JsonArray CuratorsOf(JsonNode policy) => policy["properties"]!["attributeRules"]!.AsArray()
        .Single(rule => rule!["id"]!.GetValue<string>().StartsWith("purviewmetadatarole_builtin_data-curator:", StringComparison.Ordinal))!["dnfCondition"]!.AsArray()
        .SelectMany(all => all!.AsArray())
        .Single(condition => condition!["attributeName"]!.GetValue<string>() == "principal.microsoft.id")!["attributeValueIncludedIn"]!.AsArray();
}
