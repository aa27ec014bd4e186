using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance;

/// <summary>The form in which payloads bear scans.</summary>
internal static class ImageScanJson
{
    internal const string TimeMember = "scannedAt";

    internal static void Write(ImageScan scan, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("scanner", scan.Scanner);
        if (scan.ScannedAt is { } time)
        {
            writer.WriteString(TimeMember, time);
        }

        Write(writer, "otherNames", scan.OtherNames.Select(name => name.Value));
        writer.WriteStartArray("vulnerabilities");
        foreach (ImageVulnerability found in scan.Vulnerabilities)
        {
            writer.WriteStartObject();
            writer.WriteString("id", found.Id);
            writer.WriteString("severity", found.Severity.ToString());
            Write(writer, "aliases", found.Aliases);
            Write(writer, "package", found.Package);
            Write(writer, "packageVersion", found.PackageVersion);
            Write(writer, "fixedVersion", found.FixedVersion);
            writer.WriteBoolean("isFixable", found.IsFixable);
            if (found.PublishedAt is { } published)
            {
                writer.WriteString("publishedAt", published);
            }

            Write(writer, "suppressed", found.Suppressed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal static ImageScan Read(AssetId image, JsonElement json) => new()
    {
        Image = image,
        Scanner = json.TextAt("scanner") ?? "",
        ScannedAt = json.TimeAt(TimeMember),
        OtherNames = [.. json.TextsAt("otherNames").Select(name => AssetId.TryParse(name, null, out AssetId id) ? id : default).Where(id => id != default)],
        Vulnerabilities = [.. json.ItemsAt("vulnerabilities").Select(Vulnerability)],
    };

    private static ImageVulnerability Vulnerability(JsonElement json) => new(json.TextAt("id") ?? "", Enum.TryParse(json.TextAt("severity"), out VulnerabilitySeverity severity) ? severity : VulnerabilitySeverity.Unknown)
    {
        Aliases = [.. json.TextsAt("aliases")],
        Package = json.TextAt("package"),
        PackageVersion = json.TextAt("packageVersion"),
        FixedVersion = json.TextAt("fixedVersion"),
        IsFixable = json.TryGetProperty("isFixable", out JsonElement fixable) && fixable.ValueKind == JsonValueKind.True,
        PublishedAt = json.TimeAt("publishedAt"),
        Suppressed = json.TextAt("suppressed"),
    };

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        if (values.Any())
        {
            writer.WriteStartArray(name);
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
