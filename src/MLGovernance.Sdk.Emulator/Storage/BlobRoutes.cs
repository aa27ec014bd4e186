using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Storage;

/// <summary>
/// As much of the blob plane as a lease needs: Put Blob of an empty blob and Lease Blob with acquire, renew and release. An account is named by the host
/// (<c>{account}.blob.…</c>, through the mapped handler) or by <c>/blob/{account}/…</c>. Every container exists. Leases do not outlive the emulator.
/// </summary>
internal sealed class BlobRoutes(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Id, DateTimeOffset Until)> _blobs = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/blob/{account}/{container}/{**path}", context => HandleAsync(
        context, $"{context.Request.RouteValues["account"]}/{context.Request.RouteValues["container"]}/{context.Request.RouteValues["path"]}"));

    /// <summary>Handles a request whose host names the account.</summary>
    public Task HandleHostAsync(HttpContext context) => HandleAsync(context, context.Request.Host.Host.Split('.')[0] + context.Request.Path.Value);

    private Task HandleAsync(HttpContext context, string blob)
    {
        if (context.Request.Method != "PUT")
        {
            throw Error(405, "UnsupportedHttpVerb", "The emulator answers Put Blob and Lease Blob only.");
        }

        lock (_lock)
        {
            int status = context.Request.Query["comp"] == "lease" ? Lease(context, blob) : Put(context, blob);
            return Reply.EmptyAsync(context, status);
        }
    }

    private int Put(HttpContext context, string blob)
    {
        bool isKnown = _blobs.TryGetValue(blob, out (string Id, DateTimeOffset Until) lease);
        if (isKnown && context.Request.Headers.IfNoneMatch == "*")
        {
            throw Error(409, "BlobAlreadyExists", "The specified blob already exists.");
        }

        if (isKnown && lease.Until > time.GetUtcNow() && context.Request.Headers["x-ms-lease-id"] != lease.Id)
        {
            throw Error(412, "LeaseIdMissing", "There is currently a lease on the blob and no lease ID was specified in the request.");
        }

        _blobs.TryAdd(blob, ("", DateTimeOffset.MinValue));
        return 201;
    }

    private int Lease(HttpContext context, string blob)
    {
        if (!_blobs.TryGetValue(blob, out (string Id, DateTimeOffset Until) lease))
        {
            throw Error(404, "BlobNotFound", "The specified blob does not exist.");
        }

        IHeaderDictionary headers = context.Request.Headers;
        DateTimeOffset now = time.GetUtcNow();
        switch (headers["x-ms-lease-action"].ToString())
        {
            case "acquire":
                string proposed = headers["x-ms-proposed-lease-id"].ToString();
                if (lease.Until > now && lease.Id != proposed)
                {
                    throw Error(409, "LeaseAlreadyPresent", "There is already a lease present.");
                }

                string id = proposed.Length > 0 ? proposed : Guid.NewGuid().ToString();
                _blobs[blob] = (id, now + Duration(headers["x-ms-lease-duration"].ToString()));
                context.Response.Headers["x-ms-lease-id"] = id;
                return 201;
            case "renew" when lease.Id == headers["x-ms-lease-id"]:
                _blobs[blob] = (lease.Id, now + TimeSpan.FromSeconds(60));
                return 200;
            case "release" when lease.Id == headers["x-ms-lease-id"]:
                _blobs[blob] = ("", DateTimeOffset.MinValue);
                return 200;
            case "renew" or "release":
                throw Error(409, "LeaseIdMismatchWithLeaseOperation", "The lease ID specified did not match the lease ID for the blob.");
            default:
                throw Error(400, "InvalidHeaderValue", "The value for x-ms-lease-action is not in the correct format.");
        }
    }

    private static TimeSpan Duration(string seconds) =>
        seconds == "-1" ? TimeSpan.FromDays(36500)
        : int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 15 and <= 60 ? TimeSpan.FromSeconds(number)
        : throw Error(400, "InvalidHeaderValue", "The value for x-ms-lease-duration is not in the correct format: expected -1, or 15 to 60.");

    private static EmulatorError Error(int status, string code, string message)
    {
        var error = new EmulatorError(status, code, message);
        error.Headers["x-ms-error-code"] = code;
        return error;
    }
}
