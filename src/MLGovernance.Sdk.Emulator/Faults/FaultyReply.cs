using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Faults;

/// <summary>Acts out one fault on one request.</summary>
internal static class FaultyReply
{
    /// <summary>Writes the faulty answer; true when the connection was cut instead of an answer.</summary>
    public static async Task<bool> WriteAsync(HttpContext context, Fault fault, RequestDelegate serve, TimeProvider clock)
    {
        if (fault.WriteThenTimeout)
        {
            await ServeInto(context, serve).ConfigureAwait(false);
            Forget(context.Response);
        }

        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, clock, context.RequestAborted).ConfigureAwait(false);
        }

        if (fault.DropConnection || (fault.WriteThenTimeout && fault.Status is null))
        {
            context.Abort();
            return true;
        }

        byte[] body;
        if (fault.Status is { } status)
        {
            context.Response.StatusCode = status;
            body = Encoding.UTF8.GetBytes(fault.Body ?? Reply.ErrorBody(Planes.Of(context.Request), Code(status), $"Injected fault {status}.").ToJsonString());
            context.Response.ContentType = fault.ContentType ??
                (fault.Body is ['<', ..] ? "text/html; charset=utf-8" : Reply.Json);
        }
        else
        {
            body = await ServeInto(context, serve).ConfigureAwait(false);
            body = fault.NextLink is { } link ? WithNextLink(body, link) : body;
        }

        WriteHeaders(context.Response, fault);
        return await SendAsync(context, body, fault.TruncateAt).ConfigureAwait(false);
    }

    private static async Task<bool> SendAsync(HttpContext context, byte[] body, double? truncateAt)
    {
        bool hasBody = context.Response.StatusCode is not (204 or 304) && context.Request.Method != "HEAD";
        context.Response.ContentLength = hasBody ? body.Length : null;
        int sent = truncateAt is { } share ? (int)(body.Length * share) : body.Length;
        if (hasBody)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, sent), context.RequestAborted).ConfigureAwait(false);
        }

        if (sent < body.Length)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }

        return false;
    }

    private static async Task<byte[]> ServeInto(HttpContext context, RequestDelegate serve)
    {
        Stream wire = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await serve(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return buffer.ToArray();
    }

    private static void Forget(HttpResponse response)
    {
        response.ContentLength = null;
        response.Headers.Clear();
    }

    private static byte[] WithNextLink(byte[] body, string link)
    {
        if (JsonNode.Parse(body) is not JsonObject list)
        {
            return body;
        }

        list["nextLink"] = link;
        return JsonSerializer.SerializeToUtf8Bytes(list);
    }

    private static void WriteHeaders(HttpResponse response, Fault fault)
    {
        if (fault.Status == 401)
        {
            response.Headers.WWWAuthenticate = BearerCheck.ExpiredChallenge;
        }

        foreach ((string name, string value) in fault.Headers)
        {
            response.Headers[name] = new StringValues(value);
        }

        if (fault.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            if (wait.TotalSeconds is > 0 and < 1)
            {
                response.Headers["retry-after-ms"] = ((int)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private static string Code(int status) => status switch
    {
        401 => "ExpiredAuthenticationToken",
        403 => "AuthorizationFailed",
        408 => "RequestTimeout",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => "InternalServerError",
    };
}
