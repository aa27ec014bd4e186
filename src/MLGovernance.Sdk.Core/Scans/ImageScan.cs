using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance;

/// <summary>What one scanner found in one container image: a fact of the estate, on the image.</summary>
/// <remarks>Payloads of images bear it under <c>properties</c>, one property for each scanner, whose name starts with <see cref="FactPrefix"/>.</remarks>
public sealed record ImageScan
{
    /// <summary>What the names of the properties start with that bear scans.</summary>
    public const string FactPrefix = "imageScan";

    /// <summary>Gets the image, by its digest where the scanner tells it.</summary>
    public required AssetId Image { get; init; }

    /// <summary>Gets the other names of the image when it was scanned: other registries and digests, tags.</summary>
    public ImmutableArray<AssetId> OtherNames { get; init; } = [];

    /// <summary>Gets the scanner: <c>Defender</c>, <c>Grype</c> or <c>Trivy</c>.</summary>
    public required string Scanner { get; init; }

    /// <summary>Gets when the image was scanned; null where the result does not say.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Gets what was found, those that do not count too; ordered by name and package.</summary>
    public ImmutableArray<ImageVulnerability> Vulnerabilities { get; init; } = [];

    /// <summary>Gets the vulnerabilities that count.</summary>
    public IEnumerable<ImageVulnerability> Open => Vulnerabilities.Where(found => found.Suppressed is null);

    /// <summary>Reads the scans that an image bears.</summary>
    /// <param name="image">The image.</param>
    public static ImmutableArray<ImageScan> Of(Asset image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image["/properties"] is { ValueKind: JsonValueKind.Object } properties
            ? [.. properties.EnumerateObject().Where(property => property.Name.StartsWith(FactPrefix, StringComparison.Ordinal)).Select(property => ImageScanJson.Read(image.Id, property.Value))]
            : [];
    }

    /// <summary>Puts scans on the images of an estate. Of several scans of an image by one scanner the newest stays, those that the estate already bears included; one without a time is the oldest.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="into">Receives them as facts.</param>
    public static void AddTo(IEnumerable<ImageScan> scans, EstateSnapshotBuilder into)
    {
        ArgumentNullException.ThrowIfNull(scans);
        ArgumentNullException.ThrowIfNull(into);
        foreach (ImageScan scan in scans)
        {
            ArrayBufferWriter<byte> json = new();
            using (Utf8JsonWriter writer = new(json))
            {
                ImageScanJson.Write(scan, writer);
            }

            into.AddFact(scan.Image, FactPrefix + scan.Scanner, json.WrittenSpan, ImageScanJson.TimeMember);
        }
    }
}
