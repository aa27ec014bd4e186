using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads what scanners of container images print: JSON of Trivy (schema version 2) and of Grype, and sub-assessments of Microsoft Defender for Cloud.</summary>
public static class ImageScanReader
{
    /// <summary>Reads the scans of a text, told apart by what it holds.</summary>
    /// <param name="json">The text, in UTF-8: a report of Trivy or Grype, or Defender's sub-assessments as an array, an ARM list or an answer of Azure Resource Graph.</param>
    /// <returns>One scan of each image, ordered by image.</returns>
    /// <exception cref="FormatException">It is no JSON, of no such scanner, or speaks of no image.</exception>
    public static ImmutableArray<ImageScan> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            // PowerShell and editors on Windows put a byte order mark before it.
            using JsonDocument document = JsonDocument.Parse(json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json);
            JsonElement root = document.RootElement;
            if (root.Member("SchemaVersion") is { } version && root.Member("ArtifactName") is not null)
            {
                return version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out int number) && number == TrivyScans.SchemaVersion
                    ? [TrivyScans.Read(root)]
                    : throw new FormatException($"Expected schema version {TrivyScans.SchemaVersion} of Trivy's JSON, not {version.GetRawText()}.");
            }

            if (root.Member("matches") is { ValueKind: JsonValueKind.Array } && root.Member("source") is not null)
            {
                return [GrypeScans.Read(root)];
            }

            JsonElement items = root.Member("value") ?? root.Member("data") ?? root;
            return items.ValueKind == JsonValueKind.Array && items.EnumerateArray().All(DefenderScans.IsOne)
                ? DefenderScans.Read(items)
                : throw new FormatException("Expected JSON of Trivy (members SchemaVersion and ArtifactName), of Grype (matches and source), or sub-assessments of Microsoft Defender for Cloud.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"Line {error.LineNumber + 1} is no JSON: {error.Message}", error);
        }
    }
}
