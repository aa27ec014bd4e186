using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance;

/// <summary>
/// Reads sub-assessments of Microsoft Defender for Cloud, of Defender Vulnerability Management and in the older form of Qualys.
/// Source: learn.microsoft.com/azure/defender-for-cloud/subassessment-rest-api.
/// </summary>
internal static class DefenderScans
{
    internal static bool IsOne(JsonElement item) =>
        item.Member("properties")?.Member("additionalData") is not null
        && (item.TextAt("type") is not { } type || type.EndsWith("/subassessments", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads one scan of each image. Sub-assessments of other things, as a query of a whole subscription answers too, are passed over.</summary>
    /// <exception cref="FormatException">There are sub-assessments, none of which is of an image.</exception>
    internal static ImmutableArray<ImageScan> Read(JsonElement items)
    {
        ImmutableArray<ImageScan> scans =
        [
            .. items.EnumerateArray()
                .GroupBy(Names, item => item.Member("properties")!.Value, NamesComparer)
                .Select(image => ImageNames.Scan("Defender", image.Max(found => found.TimeAt("timeGenerated")), image.Key, image.Select(Vulnerability)))
                .OfType<ImageScan>()
                .GroupBy(scan => scan.Image).Select(same => same.Count() == 1 ? same.First() : Join(same))
                .OrderBy(scan => scan.Image),
        ];
        return scans.IsEmpty && items.GetArrayLength() > 0
            ? throw new FormatException("None of the sub-assessments is of a container image: expected repositoryName with digest in additionalData/artifactDetails, or with imageDigest in additionalData.")
            : scans;
    }

    private static readonly IEqualityComparer<string[]> NamesComparer =
        EqualityComparer<string[]>.Create((a, b) => a!.AsSpan().SequenceEqual(b), names => names.Length == 0 ? 0 : StringComparer.Ordinal.GetHashCode(names[0]));

    private static ImageScan Join(IEnumerable<ImageScan> same) => same.First() with
    {
        ScannedAt = same.Max(scan => scan.ScannedAt),
        OtherNames = [.. same.SelectMany(scan => scan.OtherNames).Distinct().Order()],
        Vulnerabilities = [.. same.SelectMany(scan => scan.Vulnerabilities).OrderBy(found => found.Id, StringComparer.Ordinal).ThenBy(found => found.Package, StringComparer.Ordinal)],
    };

    private static string[] Names(JsonElement item)
    {
        JsonElement data = item.Member("properties")!.Value.Member("additionalData")!.Value;
        JsonElement artifact = data.Member("artifactDetails") ?? data;
        string? host = artifact.TextAt("registryHost") ?? artifact.TextAt("repositoryHost") ?? artifact.TextAt("registryName") ?? LoginServer(item.TextAt("id"));
        string? repository = artifact.TextAt("repositoryName");
        string? digest = artifact.TextAt("digest") ?? artifact.TextAt("imageDigest");
        if (repository is null || digest is null)
        {
            return [];
        }

        string name = host is null ? repository : $"{host}/{repository}";
        return [$"{name}@{digest}", .. artifact.TextsAt("tags").Order(StringComparer.Ordinal).Select(tag => $"{name}:{tag}")];
    }

    /// <summary>The host of the registry whose resource a sub-assessment lies in: the older form tells none.</summary>
    private static string? LoginServer(string? id)
    {
        const string registries = "/Microsoft.ContainerRegistry/registries/";
        int start = id?.IndexOf(registries, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : id![(start + registries.Length)..].Split('/')[0] + ".azurecr.io";
    }

    private static ImageVulnerability Vulnerability(JsonElement properties)
    {
        JsonElement data = properties.Member("additionalData")!.Value;
        JsonElement details = data.Member("vulnerabilityDetails") ?? default, software = data.Member("softwareDetails") ?? default, status = properties.Member("status") ?? default;
        string[] cves = [.. data.ItemsAt("cve").Select(cve => cve.TextAt("title")).OfType<string>()];
        string id = details.TextAt("cveId") ?? cves.FirstOrDefault() ?? properties.TextAt("id") ?? "";
        return new ImageVulnerability(id, ScanElement.Severity(details.TextAt("severity") ?? status.TextAt("severity")))
        {
            Aliases = [.. cves.Append(properties.TextAt("id") ?? id).Where(other => other != id).Distinct().Order(StringComparer.Ordinal)],
            Package = software.TextAt("packageName"),
            PackageVersion = software.TextAt("version"),
            FixedVersion = software.TextAt("fixedVersion"),
            IsFixable = software.TextAt("fixedVersion") is not null || software.TextAt("fixStatus") == "FixAvailable" || data.Member("patchable") is { ValueKind: JsonValueKind.True },
            PublishedAt = details.TimeAt("publishedDate") ?? data.TimeAt("publishedTime"),
            Suppressed = status.TextAt("code") is "NotApplicable" or "Healthy" ? $"{status.TextAt("code")}: {status.TextAt("cause") ?? status.TextAt("description")}" : null,
        };
    }
}
