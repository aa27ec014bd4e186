using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>The headers that Resource Manager puts on every response.</summary>
internal static class ArmHeaders
{
    public static void Write(HttpContext context, int remainingReads)
    {
        IHeaderDictionary headers = context.Response.Headers;
        string correlation = context.Request.Headers["x-ms-correlation-request-id"].ToString() is { Length: > 0 } given
            ? given
            : Guid.NewGuid().ToString();
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = correlation;
        headers["x-ms-routing-request-id"] = $"EMULATED:{DateTime.UnixEpoch:yyyyMMddTHHmmssZ}:{correlation}";
        headers["x-ms-ratelimit-remaining-subscription-reads"] = remainingReads.ToString(CultureInfo.InvariantCulture);
        headers["Cache-Control"] = "no-cache";
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
        headers["X-Content-Type-Options"] = "nosniff";
        if (context.Request.Headers["x-ms-client-request-id"].ToString() is { Length: > 0 } client)
        {
            headers["x-ms-client-request-id"] = client;
        }
    }
}
