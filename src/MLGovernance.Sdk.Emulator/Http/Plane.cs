using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Http;

/// <summary>Whose conventions a path follows: they differ in error bodies, headers and the api-version.</summary>
internal enum Plane
{
    ResourceManager,
    DataMap,
    Account,
    RunHistory,
    Storage,
    Directory,
}

/// <summary>Tells the planes apart by path.</summary>
internal static class Planes
{
    private static readonly (string Prefix, Plane Plane)[] Table =
    [
        ("/datamap", Plane.DataMap),
        ("/catalog", Plane.DataMap),
        ("/account", Plane.Account),
        ("/policystore", Plane.Account),
        ("/history", Plane.RunHistory),
        ("/discovery", Plane.RunHistory),
        ("/dfs", Plane.Storage),
        ("/blob", Plane.Storage),
        ("/v1.0", Plane.Directory),
    ];

    public static bool IsBlobHost(HttpRequest request) => request.Host.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase);

    public static Plane Of(HttpRequest request)
    {
        if (request.Host.Host.Contains(".dfs.", StringComparison.OrdinalIgnoreCase) || IsBlobHost(request))
        {
            return Plane.Storage;
        }

        foreach ((string prefix, Plane plane) in Table)
        {
            if (request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return plane;
            }
        }

        return Plane.ResourceManager;
    }
}
