using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.RunHistory;

/// <summary>The document behind a workspace's <c>discoveryUrl</c>: where its data planes are. Here all are the emulator.</summary>
internal static class DiscoveryRoutes
{
    private static readonly string[] Planes =
        ["api", "history", "mlflow", "dataset", "experimentation", "modelmanagement", "artifacts", "metric", "registry"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/discovery", WriteAsync);
        routes.MapGet("/discovery/{**rest}", WriteAsync);
    }

    private static Task WriteAsync(HttpContext context)
    {
        string origin = Origin.Of(context.Request);
        var body = new JsonObject();
        foreach (string plane in Planes)
        {
            body[plane] = origin;
        }

        return Reply.NodeAsync(context, body);
    }
}
