using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>The lists of the provider itself: its operations, and quotas, usages and sizes, of which a seed states none.</summary>
internal static class ProviderRoutes
{
    public static Task ListOperationsAsync(HttpContext context, ArmPath path) => Reply.NodeAsync(context, new JsonObject
    {
        ["value"] = new JsonArray([.. ArmCollections.WorkspaceTypes.Select(type => new JsonObject
        {
            ["name"] = $"Microsoft.MachineLearningServices/workspaces/{type}/read",
            ["isDataAction"] = false,
            ["display"] = new JsonObject { ["provider"] = "Microsoft Azure Machine Learning", ["resource"] = type, ["operation"] = "Read" },
        })]),
    });

    /// <summary>The nodes of a compute: a seed states none.</summary>
    public static Task ListNodesAsync(HttpContext context, ArmPath path) => Reply.NodeAsync(context, new JsonObject { ["nodes"] = new JsonArray() });

    public static Task ListNothingAsync(HttpContext context, ArmPath path) => Reply.NodeAsync(context, new JsonObject { ["value"] = new JsonArray() });
}
