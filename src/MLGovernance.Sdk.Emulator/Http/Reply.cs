using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MLGovernance.Emulator.Http;

/// <summary>Writes responses. Bodies are made whole first, so that each carries its length, as Azure's do.</summary>
internal static class Reply
{
    public const string Json = "application/json; charset=utf-8";

    public static Task NodeAsync(HttpContext context, JsonNode? body, int status = 200) =>
        BytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(body), status);

    public static Task BytesAsync(HttpContext context, ReadOnlyMemory<byte> body, int status = 200, string contentType = Json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>Writes a body with an entity tag of its content, or 304 and nothing when the request names that tag (RFC 9110, 13.1.2).</summary>
    public static Task TaggedAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span))[..16]}\"");
        context.Response.GetTypedHeaders().ETag = tag;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? EmptyAsync(context, StatusCodes.Status304NotModified)
            : BytesAsync(context, body);
    }

    public static Task EmptyAsync(HttpContext context, int status = 204)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = status is 204 or 304 ? null : 0;
        return Task.CompletedTask;
    }

    public static Task ErrorAsync(HttpContext context, EmulatorError error)
    {
        foreach ((string name, string value) in error.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return NodeAsync(context, ErrorBody(Planes.Of(context.Request), error.Code, error.Message), error.Status);
    }

    /// <summary>The error body of a plane: flat with an Atlas code on the Data Map, Azure's envelope elsewhere.</summary>
    public static JsonObject ErrorBody(Plane plane, string code, string message) => plane switch
    {
        Plane.DataMap => new JsonObject
        {
            ["requestId"] = Guid.NewGuid().ToString(),
            ["errorCode"] = code,
            ["errorMessage"] = message,
        },
        Plane.RunHistory => new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["messageFormat"] = null,
                ["messageParameters"] = new JsonObject(),
                ["details"] = new JsonArray(),
                ["innerError"] = null,
            },
            ["correlation"] = new JsonObject { ["operation"] = Guid.NewGuid().ToString("N"), ["request"] = Guid.NewGuid().ToString("N")[..16] },
            ["componentName"] = "run-history",
        },
        _ => new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } },
    };
}
