using MLGovernance.Azure;

namespace MLGovernance.Pipeline;

public sealed partial class MLGovernanceBuilder
{
    /// <summary>Reads saved payloads instead of, or beside, the cloud.</summary>
    /// <param name="path">A folder or .zip of JSON: what <c>az rest</c> prints, lists, single resources.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public MLGovernanceBuilder AddFolder(string path)
    {
        var source = new FolderEstateSource(path);
        return AddSource(_ => source);
    }

    /// <summary>Reads OpenLineage events and binds their datasets to the estate by storage identity.</summary>
    /// <param name="paths">Folders, .zip archives or files of events, as JSON or one event a line.</param>
    /// <exception cref="ArgumentException">No path is given, or one is empty.</exception>
    public MLGovernanceBuilder AddOpenLineage(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var source = new OpenLineageEstateSource(paths);
        return AddSource(_ => source);
    }

    /// <summary>Reads results of image scanners as facts of the images that the estate runs.</summary>
    /// <param name="paths">Files, or folders of <c>.json</c> files, of Trivy, Grype or Microsoft Defender for Cloud.</param>
    /// <exception cref="ArgumentException">No path is given, or one is empty.</exception>
    public MLGovernanceBuilder AddScanResults(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var source = new ScanResultsSource(paths);
        return AddSource(_ => source);
    }
}
