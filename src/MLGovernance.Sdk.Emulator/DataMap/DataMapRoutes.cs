using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap;

/// <summary>One operation: method, path below the base, and what it answers; null is 204.</summary>
internal sealed record DataMapRoute(string Method, string Path, Func<DataMapCall, JsonNode?> Handle)
{
    /// <summary>The media type of an answer that is a text and no JSON; null for JSON.</summary>
    public string? ContentType { get; init; }
}

/// <summary>
/// Puts the operations of the Data Map on both of its bases, <c>/datamap/api</c> and the older <c>/catalog/api</c>, and those of the
/// account and policy planes on theirs. Each request runs whole under the state's lock and is durable before it is answered.
/// </summary>
internal sealed class DataMapRoutes(DataMapState state)
{
    private static readonly string[] Bases = ["/datamap/api", "/catalog/api"];
    private readonly RequestWindow _requests = new(state.Options.DataMapLimit, state.Options.ReadWindow, state.Options.TimeProvider);

    public void Map(IEndpointRouteBuilder routes, IEnumerable<DataMapRoute> dataMap, IEnumerable<DataMapRoute> account)
    {
        foreach (DataMapRoute route in dataMap)
        {
            foreach (string prefix in Bases)
            {
                routes.MapMethods(prefix + route.Path, [route.Method], context => HandleAsync(context, route));
            }
        }

        foreach (DataMapRoute route in account)
        {
            routes.MapMethods(route.Path, [route.Method], context => HandleAsync(context, route));
        }

        foreach (string prefix in (string[])[.. Bases, "/account", "/policystore"])
        {
            routes.Map(prefix + "/{**rest}", context => throw new EmulatorError(
                404, Planes.Of(context.Request) == Plane.DataMap ? "ATLAS-404-00-001" : "NotFound",
                $"The emulator has no operation {context.Request.Method} {context.Request.Path.Value}."));
        }
    }

    private async Task HandleAsync(HttpContext context, DataMapRoute route)
    {
        _requests.Take("", out int retryAfter);
        if (retryAfter > 0)
        {
            throw AtlasError.TooManyRequests(retryAfter);
        }

        int length = context.Request.Path.ToUriComponent().Length + context.Request.QueryString.ToUriComponent().Length;
        if (length > state.Options.MaxUrlLength)
        {
            throw new EmulatorError(414, "RequestUriTooLong", $"The URL has {length} characters, more than the {state.Options.MaxUrlLength} that are read.");
        }

        DataMapCall call = await DataMapCall.ReadAsync(context).ConfigureAwait(false);
        JsonNode? answer;
        lock (state.Gate)
        {
            answer = route.Handle(call);
            state.Commit();
        }

        context.Response.Headers["x-ms-correlation-request-id"] = Guid.NewGuid().ToString();
        await (answer switch
        {
            null => Reply.EmptyAsync(context),
            _ when route.ContentType is { } type => Reply.BytesAsync(context, Encoding.UTF8.GetBytes((string)answer!), contentType: type),
            _ => Reply.NodeAsync(context, answer),
        }).ConfigureAwait(false);
    }
}
