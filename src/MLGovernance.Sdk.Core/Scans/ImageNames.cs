using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>Chooses the image that a scan speaks of among the names that the scanner gives it: one with a digest, which never changes, first.</summary>
internal static class ImageNames
{
    private static readonly AssetIdContext AsImage = new() { Collection = "images" };

    /// <summary>Makes a scan of what names are images; null where none is.</summary>
    internal static ImageScan? Scan(string scanner, DateTimeOffset? scannedAt, IEnumerable<string> names, IEnumerable<ImageVulnerability> found)
    {
        AssetId[] images =
        [
            .. names.Select(name => AssetId.TryParse(name, AsImage, out AssetId id, out _) && id.Form == AssetIdForm.Image ? id : default)
                .Where(id => id != default).Distinct()
                .OrderBy(id => id.Value.Contains("@sha256:", StringComparison.Ordinal) ? 0 : 1),
        ];
        return images.Length == 0 ? null : new ImageScan
        {
            Image = images[0],
            OtherNames = [.. images[1..].Order()],
            Scanner = scanner,
            ScannedAt = scannedAt,
            Vulnerabilities = [.. found.DistinctBy(item => (item.Id, item.Package, item.PackageVersion, item.Suppressed))
                .OrderBy(item => item.Id, StringComparer.Ordinal).ThenBy(item => item.Package, StringComparer.Ordinal).ThenBy(item => item.PackageVersion, StringComparer.Ordinal)],
        };
    }
}
