using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator.Arm;

/// <summary>Azure Policy's states as PolicyInsights answers them: <c>policyStates/{latest|default}/queryResults</c> and <c>/summarize</c>.</summary>
internal sealed class PolicyInsightsRoutes(PolicyStates states, AzureEmulatorOptions options)
{
    private const int PageSize = 1000;

    public Task QueryAsync(HttpContext context, ArmPath path)
    {
        JsonElement[] found = states.At(ArmPath.Parse(path.Scope)!);
        int? top = ArmListQuery.Number(context.Request.Query, "$top");
        string token = context.Request.Query["$skiptoken"].ToString();
        int offset = 0;
        if (token.Length > 0 && !SkipToken.TryRead(token, out offset))
        {
            throw ArmError.BadParameter("$skiptoken", token, "a continuation token of this query");
        }

        JsonElement[] page = [.. found.Skip(offset).Take(top ?? Math.Min(PageSize, options.PageSize ?? PageSize))];
        int next = offset + page.Length;
        return Reply.NodeAsync(context, new JsonObject
        {
            ["@odata.context"] = $"{Origin.Of(context.Request)}{path.Parent}/$metadata#{path.Parent.Last}",
            ["@odata.count"] = page.Length,
            ["@odata.nextLink"] = top is null && next < found.Length ? Origin.With(context.Request, "$skiptoken", SkipToken.Create(next)) : null,
            ["value"] = new JsonArray([.. page.Select(state => JsonNode.Parse(state.GetRawText()))]),
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
