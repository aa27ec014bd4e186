using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Http;

/// <summary>Takes any bearer token and refuses a missing one in the way of the plane that was asked.</summary>
internal sealed class BearerCheck(AzureEmulatorOptions options)
{
    /// <summary>What a plane asks of a client whose token is too old.</summary>
    public const string ExpiredChallenge =
        "Bearer authorization_uri=\"https://login.microsoftonline.com/common\", error=\"invalid_token\", " +
        "error_description=\"The access token has expired.\"";

    private const string Challenge =
        "Bearer authorization_uri=\"https://login.microsoftonline.com/common\", error=\"invalid_token\", " +
        "error_description=\"The authentication failed because of missing 'Authorization' header.\"";

    private readonly PathPattern[] _anonymous = [.. options.AnonymousPaths.Select(path => new PathPattern(path))];

    public static bool HasToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } value && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    public void Require(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (HasToken(context.Request) || Array.Exists(_anonymous, pattern => pattern.Matches(path)))
        {
            return;
        }

        EmulatorError error = Planes.Of(context.Request) switch
        {
            Plane.DataMap => new(401, "Unauthorized", "Not authenticated"),
            Plane.Directory => new(401, "InvalidAuthenticationToken", "Access token is empty."),
            _ => new(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."),
        };
        error.Headers["WWW-Authenticate"] = Challenge;
        throw error;
    }
}
