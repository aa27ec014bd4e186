using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MLGovernance;

/// <summary>The scans of an estate, found by any name of an image: its full reference, its digest wherever it lies, or a tag that it had when it was scanned.</summary>
public sealed class ImageScans
{
    private static readonly ConditionalWeakTable<EstateSnapshot, ImageScans> Known = [];

    private readonly ILookup<string, ImageScan> _byName;

    private ImageScans(EstateSnapshot snapshot)
    {
        All = [.. snapshot.OfKind(AssetKinds.ContainerImage).SelectMany(image => ImageScan.Of(image))];
        _byName = All
            .SelectMany(scan => scan.OtherNames.Prepend(scan.Image).SelectMany(name => Keys(name.Value)).Distinct().Select(key => (key, scan)))
            .ToLookup(pair => pair.key, pair => pair.scan, StringComparer.Ordinal);
    }

    /// <summary>Gets all scans.</summary>
    public ImmutableArray<ImageScan> All { get; }

    /// <summary>Returns the scans of a snapshot, looked up once however many ask.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public static ImageScans Of(EstateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Known.GetValue(snapshot, static key => new ImageScans(key));
    }

    /// <summary>Returns the scans of an image, the surest match alone: full reference, else digest, else repository and tag. Empty where it was not scanned.</summary>
    /// <param name="image">The image, as an environment names it.</param>
    public ImmutableArray<ImageScan> For(AssetId image)
    {
        foreach (string key in Keys(image.Value))
        {
            if (_byName.Contains(key))
            {
                return [.. _byName[key]];
            }
        }

        return [];
    }

    // host/repository:tag@digest is known as repository@digest, as the digest, and only without a digest as repository:tag, which may have moved.
    private static IEnumerable<string> Keys(string reference)
    {
        int at = reference.IndexOf('@', StringComparison.Ordinal);
        string name = at < 0 ? reference : reference[..at];
        int colon = name.LastIndexOf(':');
        string repository = colon > name.LastIndexOf('/') ? name[..colon] : name;
        return at < 0 ? [colon > name.LastIndexOf('/') ? name : $"{name}:latest"] : [$"{repository}{reference[at..]}", reference[at..]];
    }
}
