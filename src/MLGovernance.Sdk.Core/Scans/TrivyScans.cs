using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads Trivy's JSON. Source: aquasecurity/trivy, pkg/types/report.go, schema version 2.</summary>
internal static class TrivyScans
{
    internal const int SchemaVersion = 2;

    internal static ImageScan Read(JsonElement report)
    {
        JsonElement metadata = report.Member("Metadata") ?? default;
        string? artifact = report.TextAt("ArtifactName");

        // ImageID is the digest of the configuration and names no image in a registry.
        bool isImage = report.TextAt("ArtifactType") is null or "container_image";
        IEnumerable<string> names = [.. metadata.TextsAt("RepoDigests"), .. metadata.TextsAt("RepoTags"), .. artifact is not null && !IsFile(artifact) ? [artifact] : (string[])[]];
        return (isImage ? ImageNames.Scan("Trivy", report.TimeAt("CreatedAt"), names, report.ItemsAt("Results").SelectMany(Result)) : null)
            ?? throw new FormatException($"Trivy scanned '{artifact}', which is no container image of a registry; scan it by its reference, HOST/REPOSITORY:TAG or …@DIGEST.");
    }

    private static bool IsFile(string artifact) => artifact.EndsWith(".tar", StringComparison.Ordinal) || artifact.EndsWith(".gz", StringComparison.Ordinal) || artifact.StartsWith('/') || artifact.StartsWith('.');

    private static IEnumerable<ImageVulnerability> Result(JsonElement result) =>
    [
        .. result.ItemsAt("Vulnerabilities").Select(found => Vulnerability(found, null)),

        // What a VEX document ruled out. Source: pkg/types/finding.go.
        .. result.ItemsAt("ExperimentalModifiedFindings").Where(finding => finding.TextAt("Type") == "vulnerability" && finding.Member("Finding") is not null)
            .Select(finding => Vulnerability(finding.Member("Finding")!.Value, $"{finding.TextAt("Status") ?? "modified"}: {finding.TextAt("Statement") ?? finding.TextAt("Source") ?? "VEX"}")),
    ];

    private static ImageVulnerability Vulnerability(JsonElement found, string? suppressed) => new(found.TextAt("VulnerabilityID") ?? "", ScanElement.Severity(found.TextAt("Severity")))
    {
        Package = found.TextAt("PkgName"),
        PackageVersion = found.TextAt("InstalledVersion"),
        FixedVersion = found.TextAt("FixedVersion"),
        IsFixable = found.TextAt("FixedVersion") is not null || found.TextAt("Status") == "fixed",
        PublishedAt = found.TimeAt("PublishedDate"),
        Suppressed = suppressed,
    };
}
