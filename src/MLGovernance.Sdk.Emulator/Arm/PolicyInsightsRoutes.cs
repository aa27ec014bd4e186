using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator.Arm;

/// <summary>Azure Policy's states as PolicyInsights answers them: <c>policyStates/{latest|default}/queryResults</c> and <c>/summarize</c>.</summary>
internal sealed class PolicyInsightsRoutes(PolicyStates states)
{
    public Task QueryAsync(HttpContext context, ArmPath path)
    {
        JsonElement[] found = states.At(ArmPath.Parse(path.Scope)!);
        int top = ArmListQuery.Number(context.Request.Query, "$top") ?? 1000;
        return Reply.NodeAsync(context, new JsonObject
        {
            ["@odata.context"] = $"{Origin.Of(context.Request)}{path.Parent}/$metadata#{path.Parent.Last}",
            ["@odata.count"] = Math.Min(top, found.Length),
            ["@odata.nextLink"] = null,
            ["value"] = new JsonArray([.. found.Take(top).Select(state => JsonNode.Parse(state.GetRawText()))]),
        });
    }

    public Task SummarizeAsync(HttpContext context, ArmPath path)
    {
        JsonElement[] bad = [.. states.At(ArmPath.Parse(path.Scope)!).Where(state =>
            string.Equals(ArmResource.Text(state, "complianceState"), "NonCompliant", StringComparison.OrdinalIgnoreCase))];
        var results = new JsonObject
        {
            ["nonCompliantResources"] = bad.Select(state => ArmResource.Text(state, "resourceId")).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            ["nonCompliantPolicies"] = bad.Select(state => ArmResource.Text(state, "policyDefinitionId")).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
        };
        return Reply.NodeAsync(context, new JsonObject
        {
            ["@odata.count"] = 1,
            ["value"] = new JsonArray(new JsonObject { ["results"] = results, ["policyAssignments"] = new JsonArray() }),
        });
    }
}
