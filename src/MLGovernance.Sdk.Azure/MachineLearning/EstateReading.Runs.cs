using Azure;

namespace MLGovernance.Azure;

internal sealed partial class EstateReading
{
    // After so many failures in a row of one workspace run history is taken as not readable there.
    private const int RunHistoryPatience = 5;

    // The types whose runs have no children (aml-wire section 4.7); types that this library does not know are asked.
    private static readonly HashSet<string> Leaves = new(StringComparer.OrdinalIgnoreCase) { "Command", "Spark", "FineTuning", "Labeling" };

    private static readonly HashSet<string> Parents = new(StringComparer.OrdinalIgnoreCase) { "Pipeline", "Sweep", "AutoML" };

    private async Task<RunHistoryClient?> OpenRunHistoryAsync(RunHistoryAccess access, EstateUnit unit)
    {
        try
        {
            return await access.OpenAsync(unit.Resource, _stop).ConfigureAwait(false);
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, _stop) || error is RequestFailedException)
        {
            AddRunHistoryIssue(unit, error);
            return null;
        }
    }

    private void AddRun(EstateUnit unit, ResourceJson job)
    {
        NoteRun(unit, job);
        unit.Begin();
        _crew.Add(async stop =>
        {
            await ReadRunAsync(unit, job, default, stop).ConfigureAwait(false);
            EndPart(unit);
        });
    }

    /// <summary>Adds a job with what run history knows of it, and its children.</summary>
    private async Task ReadRunAsync(EstateUnit unit, ResourceJson job, ResourceJson record, CancellationToken cancellationToken)
    {
        RunHistoryClient? history = unit.RunHistory is null ? null : await unit.RunHistory.ConfigureAwait(false);
        string path = $"{unit.Path}/jobs";
        if (history is null || unit.RunHistoryFailures >= RunHistoryPatience || job.Name is not { Length: > 0 } name)
        {
            Take(job, unit, path);
            return;
        }

        try
        {
            ResourceJson details = (await history.GetRunDetailsAsync(unit.Path, name, cancellationToken).ConfigureAwait(false)).Value;
            byte[] joined = record.Utf8.IsEmpty
                ? RunHistoryFacts.Join(job, details)
                : RunHistoryFacts.Join(job, details, record);
            Take(new ResourceJson(joined), unit, path);
            if (!Leaves.Contains(job.Text("properties", "jobType") ?? "") && unit.Runs.TryAdd(name, true))
            {
                await foreach (ResourceJson child in history.GetChildrenAsync(unit.Path, name, cancellationToken).ConfigureAwait(false))
                {
                    unit.ParentsWithChildren.TryAdd(name, true);
                    unit.Begin();
                    _crew.Add(stop => ReadChildAsync(unit, child, stop));
                }
            }
        }
        catch (RequestFailedException unknown) when (unknown.Status == 404)
        {
            Take(job, unit, path); // Run history forgets old runs before Resource Manager does.
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken) || error is RequestFailedException)
        {
            Take(job, unit, path);
            if (unit.CountRunHistoryFailure() == 1 || error is RequestFailedException { Status: 401 or 403 })
            {
                AddRunHistoryIssue(unit, error);
            }
        }
    }

    private async Task ReadChildAsync(EstateUnit unit, ResourceJson record, CancellationToken cancellationToken)
    {
        if (record.Text("runId") is { Length: > 0 } name)
        {
            await TryAsync($"{unit.Path}/jobs/{name}", unit.Id, [AssetKinds.Job.Name], isOptional: false, async () =>
            {
                ResourceJson job;
                try
                {
                    job = (await client.GetResourceAsync($"{unit.Path}/jobs/{Uri.EscapeDataString(name)}", cancellationToken).ConfigureAwait(false)).Value;
                }
                catch (RequestFailedException hidden) when (hidden.Status == 404)
                {
                    job = RunHistoryFacts.ToJob(unit.Path, record);
                }

                await ReadRunAsync(unit, job, record, cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }

        EndPart(unit);
    }

    /// <summary>Remembers which jobs have children, and which parents jobs name, so that missing children are seen.</summary>
    private static void NoteRun(EstateUnit unit, ResourceJson job)
    {
        if (job.Name is { } name && Parents.Contains(job.Text("properties", "jobType") ?? ""))
        {
            unit.Parents.TryAdd(name, true);
        }

        if (job.Text("properties", "properties", "azureml.pipelinerunid") is { } parent && parent != job.Name)
        {
            unit.ParentsWithChildren.TryAdd(parent, true);
        }

        // Trials are named {parent}_{n}.
        if (job.Name is { } trial && trial.LastIndexOf('_') is > 0 and var end)
        {
            unit.ParentsWithChildren.TryAdd(trial[..end], true);
        }
    }

    private void ReportUnreadRuns(EstateUnit unit)
    {
        int childless = unit.Parents.Keys.Count(parent => !unit.ParentsWithChildren.ContainsKey(parent));
        if (unit.IsRegistry || unit.Parents.IsEmpty || (unit.RunHistory is not null && unit.RunHistoryFailures == 0))
        {
            return;
        }

        AddIssue(new EstateIssue
        {
            Code = "run-history-not-read",
            Location = $"{unit.Path}/jobs",
            Scope = unit.Id,
            Kind = AssetKinds.Job.Name,
            IsNote = childless == 0,
            Message = childless == 0
                ? "Run history was not read; the children of all pipelines and sweeps were found by listing, their resolved inputs and outputs were not."
                : $"Run history was not read; of {unit.Parents.Count} pipelines, sweeps and AutoML jobs {childless} have children that no list shows. " +
                    "Set ReadRunHistory to read them.",
        });
    }

    private void AddRunHistoryIssue(EstateUnit unit, Exception error) =>
        AddIssue(ReadFailure.ToIssue(error, $"{unit.Path}/jobs", unit.Id, AssetKinds.Job.Name, isOptional: false) with
        {
            Code = "run-history-unavailable",
        });
}
