using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MLGovernance.Pipeline;

namespace MLGovernance.Cli.Sync;

/// <summary>The addresses that <c>mlgov sync --listen</c> serves.</summary>
internal static class EventRoutes
{
    internal static WebApplication Map(WebApplication app, bool hasEvents)
    {
        app.MapHealthChecks("/healthz");
        if (hasEvents)
        {
            app.MapMethods("/events", ["POST", "OPTIONS"], AnswerAsync);
        }

        return app;
    }

    private static async Task AnswerAsync(HttpContext http, WorkspaceEventHandler events)
    {
        WorkspaceEventResponse response = await events.HandleAsync(
            new(http.Request.Method, name => http.Request.Headers[name], name => http.Request.Query[name], http.Request.Body), http.RequestAborted);
        http.Response.StatusCode = response.StatusCode;
        foreach ((string name, string value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
    }
}
