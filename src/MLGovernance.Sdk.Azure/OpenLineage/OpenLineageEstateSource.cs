using System.Collections.Immutable;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure;

/// <summary>
/// Reads OpenLineage events as Spark, Airflow, dbt, Flink and others write them, from folders with their subfolders, <c>.zip</c>s or files
/// (<c>.json</c>, <c>.ndjson</c>, <c>.jsonl</c>; a file that is named by itself may have any name), and adds the datasets, jobs and runs that
/// they tell of. Datasets in Azure storage are the places that data assets are registered over, so that lineage runs on across tools.
/// </summary>
/// <remarks>
/// Files are read as streams, in the ordinal order of their names. What is no event is an issue that names file, line and what was
/// expected there. The scope does not limit the events: they belong to no subscription.
/// </remarks>
public sealed class OpenLineageEstateSource : IEstateSource
{
    private readonly ImmutableArray<string> _paths;

    /// <summary>Initializes a source.</summary>
    /// <param name="paths">The folders, <c>.zip</c>s and files. Events of one run fold into one, in whichever of them they stand.</param>
    /// <exception cref="ArgumentException">No path, or a blank one.</exception>
    public OpenLineageEstateSource(params ReadOnlySpan<string> paths)
    {
        _paths = [.. paths];
        if (_paths.IsEmpty || _paths.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Expected one or more folders or files of OpenLineage events.", nameof(paths));
        }
    }

    /// <inheritdoc/>
    public string Name => "OpenLineage";

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is neither such a folder nor such a file.</exception>
    /// <exception cref="InvalidDataException">A zip is damaged.</exception>
    public async Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(into);
        var estate = new OpenLineageEstateBuilder();
        foreach (string path in _paths)
        {
            using PayloadFiles files = PayloadFiles.Open(path);
            PayloadFile[] events = [.. files.All.Where(file => file.IsPayload || File.Exists(path) && files.All.Count == 1)];
            for (int i = 0; i < events.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new EstateProgress($"OpenLineage {events[i].Name}", into.Count, into.IssueCount, i, events.Length));
                await ReadFileAsync(events[i], estate, into, cancellationToken).ConfigureAwait(false);
            }

            foreach ((string folder, string reason) in files.Unreadable)
            {
                into.AddIssue(new EstateIssue { Code = "unreadable", Location = folder, Kind = AssetKinds.OpenLineageRun.Name, Message = $"The folder cannot be listed: {reason}" });
            }

            if (events.Length == 0)
            {
                into.AddIssue(new EstateIssue { Code = "empty", Location = path, Message = "Here are no OpenLineage events: expected .json, .ndjson or .jsonl files.", IsNote = true });
            }
        }

        estate.AddTo(into);
        progress?.Report(new EstateProgress("OpenLineage", into.Count, into.IssueCount, _paths.Length, _paths.Length));
    }

    private static async Task ReadFileAsync(PayloadFile file, OpenLineageEstateBuilder estate, EstateSnapshotBuilder into, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (OpenLineageRecord record in OpenLineageReader.ReadAsync(file.Open, file.Name, cancellationToken).ConfigureAwait(false))
            {
                if (record.Event is { } read)
                {
                    estate.Add(read, record.Location);
                }

                foreach (EstateIssue issue in record.Issues)
                {
                    into.AddIssue(issue);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            into.AddIssue(new EstateIssue { Code = "unreadable", Location = file.Name, Kind = AssetKinds.OpenLineageRun.Name, Message = $"The file cannot be read: {error.Message}" });
        }
    }
}
