using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator.Arm;

/// <summary>
/// Serves a prescribed reply as it is. Only links that lead to the seed's own cloud host are moved to the host the client used, since a
/// client that follows them has to arrive here; a link to any other host stays.
/// </summary>
internal static class ArmLiteral
{
    public static Task WriteAsync(HttpContext context, LiteralReply reply, AzureEmulatorOptions options)
    {
        if (reply.RawBody is not null)
        {
            return Reply.BytesAsync(context, Encoding.UTF8.GetBytes(reply.RawBody), reply.Status, reply.ContentType ?? "text/plain");
        }

        if (reply.Status == 429 && !context.Response.Headers.ContainsKey("Retry-After"))
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Reply.BytesAsync(context, Body(context.Request, reply, options), reply.Status);
    }

    private static ReadOnlyMemory<byte> Body(HttpRequest request, LiteralReply reply, AzureEmulatorOptions options)
    {
        if (ArmResource.Text(reply.Body, "nextLink") is { } link && reply.Host is { } host && link.StartsWith(host + "/", StringComparison.OrdinalIgnoreCase))
        {
            JsonObject list = JsonNode.Parse(reply.Body.GetRawText())!.AsObject();
            list["nextLink"] = Origin.Of(request) + link[host.Length..];
            return JsonSerializer.SerializeToUtf8Bytes(list);
        }

        return ArmBody.Of(reply.Body, Origin.DiscoveryOf(request, options));
    }
}
