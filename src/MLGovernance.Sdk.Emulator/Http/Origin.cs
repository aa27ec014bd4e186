using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Http;

/// <summary>Builds links on the host that the client used, which differs between localhost, 127.0.0.1 and a mapped public name.</summary>
internal static class Origin
{
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    /// <summary>
    /// Where a workspace's run-history plane is found: here, when the client came by a loopback name; as seeded (null) when it came by a
    /// mapped public name, since those of the plane lead here as well.
    /// </summary>
    public static string? DiscoveryOf(HttpRequest request, AzureEmulatorOptions options) =>
        options.MoveDiscoveryUrl && (request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            ? Of(request) + "/discovery"
            : null;

    /// <summary>The address of this request with one query parameter replaced or added.</summary>
    public static string With(HttpRequest request, string parameter, string value)
    {
        IEnumerable<string> kept = request.QueryString.Value!.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !Uri.UnescapeDataString(pair.Split('=')[0]).Equals(parameter, StringComparison.OrdinalIgnoreCase));
        string query = string.Join('&', kept.Append($"{parameter}={Uri.EscapeDataString(value)}"));
        return $"{Of(request)}{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}?{query}";
    }
}
