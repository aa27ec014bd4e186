using System.Text.RegularExpressions;

namespace MLGovernance.Azure;

/// <summary>Makes an issue of the saved body of a failed request: what failed, and which part of the estate is incomplete because of it.</summary>
internal static partial class SavedFailure
{
    /// <param name="body">The body as UTF-8.</param>
    /// <param name="location">The file.</param>
    /// <param name="path">The path of the request that it answers, or null where that is unknown.</param>
    /// <param name="status">The HTTP status, or null where that is unknown.</param>
    internal static EstateIssue ToIssue(ReadOnlyMemory<byte> body, string location, string? path, int? status)
    {
        ServiceError? error = ServiceErrorParser.Parse(body);
        string said = error is null ? "The body of a failed request." : $"{error.Code}: {error.Message}".TrimStart(':', ' ');
        (AssetId? owner, string? kind) = path is null ? FromText(error?.Message) : Collection(path);
        string code = Code(error?.Code, status);
        return new EstateIssue
        {
            Code = code,
            Location = location,
            Message = SecretScrubber.ScrubText($"A request failed when this was saved: {said}"),
            Scope = owner,
            Kind = kind,
            Status = status,
            IsNote = code == "not-found", // what does not exist is not missing
        };
    }

    /// <summary>Returns the workspace or registry, and the kind, that a request for a collection or resource is about.</summary>
    internal static (AssetId? Owner, string? Kind) Collection(string path)
    {
        // A collection lacks the last name; with any, it reads as a resource of the collection's type.
        return AssetId.TryParse(path, null, out AssetId id) || AssetId.TryParse(path.TrimEnd('/') + "/-", null, out id)
            ? (id.Scope, Name(AssetKindTable.Default.KindOf(id)))
            : (null, null);
    }

    private static (AssetId? Owner, string? Kind) FromText(string? message)
    {
        if (message is null)
        {
            return (null, null);
        }

        Match place = ResourceId().Match(message), action = Action().Match(message);
        AssetKind? kind = action.Success ? AssetKindTable.Default.Find(action.Groups[1].Value) : null;
        return (place.Success ? Collection(place.Value).Owner : null, kind?.Name);
    }

    private static string? Name(AssetKind kind) => kind == AssetKinds.Unknown ? null : kind.Name;

    private static string Code(string? error, int? status) => (status, error) switch
    {
        (401 or 403, _) or (_, "AuthorizationFailed" or "Forbidden" or "InvalidAuthenticationToken" or "ExpiredAuthenticationToken") => "forbidden",
        (404, _) or (_, "ResourceNotFound" or "ResourceGroupNotFound" or "NotFound" or "ParentResourceNotFound" or "SubscriptionNotFound") => "not-found",
        (429, _) or (_, "TooManyRequests" or "RequestRateTooHigh") => "throttled",
        ( >= 500, _) or (_, "ServiceUnavailable" or "InternalServerError" or "GatewayTimeout") => "unavailable",
        _ => "refused",
    };

    [GeneratedRegex("/subscriptions/[^'\"\\s,;]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResourceId();

    [GeneratedRegex("'(Microsoft\\.[A-Za-z.]+(?:/[A-Za-z]+)+)/(?:read|listkeys/action|listkeys)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
