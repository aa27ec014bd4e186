using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MLGovernance.Azure;

/// <summary>
/// Which api-version each resource provider is asked with. When a cloud lags behind and refuses a version, the newest stable one
/// that its error names is taken, else the next older known one, and remembered for the life of the client.
/// </summary>
internal sealed partial class ApiVersionMemory(string machineLearningVersion)
{
    private const string MachineLearning = "microsoft.machinelearningservices";
    private const string Resources = "microsoft.resources";

    // Stable versions, long deployed in every cloud. Other providers are read only for a handful of properties.
    private static readonly Dictionary<string, string> OtherProviders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["microsoft.storage"] = "2023-05-01",
        ["microsoft.keyvault"] = "2023-07-01",
        ["microsoft.containerregistry"] = "2023-07-01",
        ["microsoft.insights"] = "2020-02-02",
        ["microsoft.managedidentity"] = "2023-01-31",
        ["microsoft.network"] = "2023-11-01",
        ["microsoft.operationalinsights"] = "2023-09-01",
        ["microsoft.cognitiveservices"] = "2023-05-01",
        ["microsoft.search"] = "2023-11-01",
        ["microsoft.authorization"] = "2022-04-01",
        [Resources] = "2021-01-01", // Subscriptions and resource groups.
        ["microsoft.security"] = "2024-01-01",
    };

    private readonly ConcurrentDictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Provider, string Version), bool> _refused = new();

    /// <summary>Gets the version that Machine Learning is asked with now.</summary>
    internal string Current => For(MachineLearning);

    internal string For(string provider) => _chosen.TryGetValue(provider, out string? chosen) ? chosen
        : provider == MachineLearning ? machineLearningVersion
        : OtherProviders.TryGetValue(provider, out string? known) ? known : "2021-04-01";

    /// <summary>Returns the lower-cased provider namespace that a resource path ends in. Subscriptions and resource groups name none: they are <c>microsoft.resources</c>; other paths are Machine Learning's.</summary>
    internal static string ProviderOf(string path)
    {
        const string Marker = "/providers/";
        int start = path.LastIndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return path.Contains("/subscriptions/", StringComparison.OrdinalIgnoreCase) ? Resources : MachineLearning;
        }

        ReadOnlySpan<char> rest = path.AsSpan(start + Marker.Length);
        int end = rest.IndexOfAny('/', '?');
        return (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
    }

    /// <summary>Tells whether the error is about the version, and if so, remembers another one to try.</summary>
    internal bool TryFallBack(string provider, string refused, ServiceError? error)
    {
        if (error?.Code is not ("InvalidApiVersionParameter" or "NoRegisteredProviderFound" or "UnsupportedApiVersion" or "InvalidApiVersion"))
        {
            return false;
        }

        _refused[(provider, refused)] = true;
        if (For(provider) is { } current && current != refused && !_refused.ContainsKey((provider, current)))
        {
            return true; // Another request has found one meanwhile.
        }

        string? next = Candidates(provider, refused, error.Message)
            .FirstOrDefault(version => !_refused.ContainsKey((provider, version)));
        if (next is null)
        {
            return false;
        }

        _chosen[provider] = next;
        return true;
    }

    private static IEnumerable<string> Candidates(string provider, string refused, string? message)
    {
        string[] named = [.. Version().Matches(message ?? "").Select(match => match.Value)
            .Where(version => version.Length == 10 && version != refused)
            .Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)];
        if (named.Length > 0)
        {
            // The newest at or below what was asked for has the shape the caller expects; a newer one is better than none.
            return named.Where(version => string.CompareOrdinal(version, refused) < 0)
                .Concat(named.Where(version => string.CompareOrdinal(version, refused) > 0).Reverse());
        }

        return provider == MachineLearning
            ? ServiceVersionText.Known.Where(version => string.CompareOrdinal(version, refused) < 0).Reverse()
            : [];
    }

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d(?:-[a-z]+)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
