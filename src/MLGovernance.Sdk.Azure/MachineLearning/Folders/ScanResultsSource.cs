namespace MLGovernance.Azure;

/// <summary>Reads results of image scanners from files: JSON of Trivy and Grype, and sub-assessments of Microsoft Defender for Cloud. They become facts of the images.</summary>
public sealed class ScanResultsSource : IEstateSource
{
    private readonly string[] _paths;

    /// <summary>Initializes a source.</summary>
    /// <param name="paths">Files, and folders of which every <c>.json</c> file is read.</param>
    /// <exception cref="ArgumentException">No path is given, or one is empty.</exception>
    public ScanResultsSource(params ReadOnlySpan<string> paths)
    {
        _paths = paths.Length > 0 ? paths.ToArray() : throw new ArgumentException("At least one path is needed.", nameof(paths));
        Array.ForEach(_paths, path => ArgumentException.ThrowIfNullOrWhiteSpace(path, nameof(paths)));
    }

    /// <inheritdoc/>
    public string Name => "scan results";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A file is no scanner's result; the message names it and what was expected.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(into);
        List<ImageScan> scans = [];
        foreach (string file in _paths.SelectMany(FilesOf))
        {
            byte[] json = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            try
            {
                scans.AddRange(ImageScanReader.Read(json));
            }
            catch (FormatException error)
            {
                throw new InvalidDataException($"'{file}': {error.Message}", error);
            }
        }

        ImageScan.AddTo(scans, into);
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];
}
