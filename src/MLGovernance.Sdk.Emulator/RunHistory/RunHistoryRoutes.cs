using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator.RunHistory;

/// <summary>
/// The run-history plane: run, children with continuation, details and run data. A seeded record wins; otherwise the record follows from
/// the job that Resource Manager knows.
/// </summary>
internal sealed class RunHistoryRoutes(EmulatedCloud cloud, AzureEmulatorOptions options)
{
    private const string Workspace =
        "/history/v1.0/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.MachineLearningServices/workspaces/{workspace}";

    private const int PageSize = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string prefix in (string[])[Workspace, Workspace + "/experiments/{experiment}", Workspace + "/experimentids/{experiment}"])
        {
            routes.MapGet(prefix + "/runs/{run}", Literally(GetAsync));
            routes.MapGet(prefix + "/runs/{run}/children", Literally(ListChildrenAsync));
            routes.MapGet(prefix + "/runs/{run}/details", Literally(GetDetailsAsync));
        }

        routes.MapPost(Workspace + "/rundata", Literally(PostRunDataAsync));
    }

    private RequestDelegate Literally(RequestDelegate handler) => context => cloud.Literals.Find(context.Request) is { } literal
        ? ArmLiteral.WriteAsync(context, literal, options)
        : handler(context);

    private Task GetAsync(HttpContext context) => Reply.NodeAsync(context, Summary(Require(context, Run(context))));

    private Task GetDetailsAsync(HttpContext context)
    {
        JsonObject run = Require(context, Run(context));
        return Reply.NodeAsync(context, RunDetails.Of(run));
    }

    private async Task PostRunDataAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
        JsonObject run = Require(context, ArmResource.Text(body.RootElement, "runId") ?? "");
        await Reply.NodeAsync(context, new JsonObject
        {
            ["runMetadata"] = Summary(run),
            ["runDefinition"] = run["runDefinition"]?.DeepClone(),
            ["jobSpecification"] = run["jobSpecification"]?.DeepClone(),
        }).ConfigureAwait(false);
    }

    private Task ListChildrenAsync(HttpContext context)
    {
        Require(context, Run(context));
        string scope = Scope(context).Key;
        var children = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (JsonElement seeded in cloud.Runs.ChildrenOf(scope, Run(context)))
        {
            children[ArmResource.Text(seeded, "runId")!] = JsonNode.Parse(seeded.GetRawText())!.AsObject();
        }

        foreach (ArmResource job in cloud.Resources.List(scope + "/jobs"))
        {
            if (JobRun.ParentOf(job) == Run(context))
            {
                children.TryAdd(job.Name, JobRun.Of(job));
            }
        }

        string token = context.Request.Query["$continuationtoken"].ToString();
        if (token.Length == 0)
        {
            token = context.Request.Query["$continuationToken"].ToString();
        }

        int offset = 0;
        if (token.Length > 0 && !SkipToken.TryRead(token, out offset))
        {
            throw new EmulatorError(400, "UserError", "The continuation token is not one of this list.");
        }

        int size = Math.Min(ArmListQuery.Number(context.Request.Query, "$top") ?? PageSize, options.PageSize ?? int.MaxValue);
        JsonObject[] page = [.. children.Values.Skip(offset).Take(size).Select(Summary)];
        string? next = offset + page.Length < children.Count ? SkipToken.Create(offset + page.Length) : null;
        return Reply.NodeAsync(context, new JsonObject
        {
            ["value"] = new JsonArray([.. page]),
            ["continuationToken"] = next,
            ["nextLink"] = next is null ? null : Origin.With(context.Request, "$continuationtoken", next),
        });
    }

    private static JsonObject Summary(JsonObject run)
    {
        JsonObject summary = run.DeepClone().AsObject();
        summary.Remove("scope");
        summary.Remove("runDefinition");
        summary.Remove("jobSpecification");
        return summary;
    }

    private static string Run(HttpContext context) => (string)context.Request.RouteValues["run"]!;

    private static ArmPath Scope(HttpContext context)
    {
        RouteValueDictionary values = context.Request.RouteValues;
        return ArmPath.Parse(
            $"/subscriptions/{values["subscription"]}/resourceGroups/{values["group"]}" +
            $"/providers/Microsoft.MachineLearningServices/workspaces/{values["workspace"]}")!;
    }

    private JsonObject Require(HttpContext context, string runId)
    {
        string scope = Scope(context).Key;
        if (cloud.Runs.Find(scope, runId) is { } seeded)
        {
            return JsonNode.Parse(seeded.GetRawText())!.AsObject();
        }

        return cloud.Resources.Find($"{scope}/jobs/{runId}") is { } job
            ? JobRun.Of(job)
            : throw new EmulatorError(404, "UserError", $"Run {runId} was not found.");
    }
}
