using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads Grype's JSON. Source: anchore/grype, grype/presenter/models.</summary>
internal static class GrypeScans
{
    internal static ImageScan Read(JsonElement report)
    {
        JsonElement source = report.Member("source")!.Value;
        JsonElement target = source.Member("target") ?? default;
        string? given = target.TextAt("userInput");
        string? digest = target.TextAt("manifestDigest");

        // A digest alone is an image in no registry; with the repository that was asked for it is one.
        string[] names =
        [
            .. target.TextsAt("repoDigests"),
            .. digest is not null && given is not null && !given.Contains('@', StringComparison.Ordinal) ? [$"{WithoutTag(given)}@{digest}"] : (string[])[],
            .. target.TextsAt("tags"),
            .. given is not null ? [given] : (string[])[],
        ];
        return (source.TextAt("type") == "image" ? ImageNames.Scan("Grype", (report.Member("descriptor") ?? default).TimeAt("timestamp"), names, Found(report)) : null)
            ?? throw new FormatException($"Grype scanned a {source.TextAt("type") ?? "thing"} '{given}', which is no container image of a registry.");
    }

    private static string WithoutTag(string reference)
    {
        int colon = reference.LastIndexOf(':');
        return colon > reference.LastIndexOf('/') ? reference[..colon] : reference;
    }

    private static IEnumerable<ImageVulnerability> Found(JsonElement report) =>
    [
        .. report.ItemsAt("matches").Select(match => Vulnerability(match, null)),
        .. report.ItemsAt("ignoredMatches").Select(match => Vulnerability(match, "ignored by the scanner's rules")),
    ];

    private static ImageVulnerability Vulnerability(JsonElement match, string? suppressed)
    {
        JsonElement found = match.Member("vulnerability") ?? default, package = match.Member("artifact") ?? default, fix = found.Member("fix") ?? default;
        string id = found.TextAt("id") ?? "";
        string[] names = [id, .. match.ItemsAt("relatedVulnerabilities").Select(related => related.TextAt("id")).OfType<string>()];
        string name = names.FirstOrDefault(candidate => candidate.StartsWith("CVE-", StringComparison.OrdinalIgnoreCase)) ?? id;
        return new ImageVulnerability(name, ScanElement.Severity(found.TextAt("severity")))
        {
            Aliases = [.. names.Where(other => other != name).Distinct().Order(StringComparer.Ordinal)],
            Package = package.TextAt("name"),
            PackageVersion = package.TextAt("version"),
            FixedVersion = fix.TextsAt("versions").Any() ? string.Join(", ", fix.TextsAt("versions")) : null,
            IsFixable = fix.TextAt("state") == "fixed",
            Suppressed = suppressed,
        };
    }
}
