using Azure;

namespace MLGovernance.Azure;

internal sealed partial class EstateReading
{
    private void AddList(EstateUnit unit, string parent, string parentType, ResourceListing listing)
    {
        unit.Begin();
        _crew.Add(stop => ReadListAsync(unit, parent, $"{parentType}/{listing.Segment}", listing, stop));
    }

    private async Task ReadListAsync(
        EstateUnit unit, string parent, string type, ResourceListing listing, CancellationToken cancellationToken)
    {
        string path = $"{parent}/{listing.Segment}";
        bool isOptional = listing.IsOptional || parent != unit.Path; // A container may go between two calls.
        await TryAsync(path, unit.Id, KindsOf(type, listing), isOptional, async () =>
        {
            await foreach (ResourceJson item in client.GetResourcesAsync(parent, listing, cancellationToken).ConfigureAwait(false))
            {
                TakeItem(unit, path, type, listing, item);
            }
        }, cancellationToken).ConfigureAwait(false);
        if (parent == unit.Path)
        {
            Report($"{unit.Name}: {listing.Segment}");
        }

        EndPart(unit);
    }

    private void TakeItem(EstateUnit unit, string path, string type, ResourceListing listing, ResourceJson item)
    {
        if (listing.IsRuns && unit.RunHistory is not null)
        {
            AddRun(unit, item);
        }
        else
        {
            Take(item, unit, path);
            if (listing.IsRuns)
            {
                NoteRun(unit, item);
            }
        }

        if (listing.ChildrenByReference || listing.Children.IsDefaultOrEmpty)
        {
            return;
        }

        // The last step of the id names the item in addresses; official data has names that differ from it.
        string? id = item.Id;
        string? step = id is null ? null : id[(id.LastIndexOf('/') + 1)..];
        step = string.IsNullOrEmpty(step) ? item.Name is { } name ? Uri.EscapeDataString(name) : null : step;
        if (step is not null)
        {
            foreach (ResourceListing child in listing.Children)
            {
                AddList(unit, $"{path}/{step}", type, child);
            }
        }
    }

    /// <summary>Adds one resource to the snapshot and remembers what it refers to.</summary>
    private void Take(ResourceJson item, EstateUnit? unit, string location)
    {
        if (into.TryAdd(item.Utf8.Span, location))
        {
            Interlocked.Increment(ref _assets);
            NoteReferences(item, unit);
        }
        else
        {
            Interlocked.Increment(ref _issues);
        }
    }

    private void EndPart(EstateUnit unit)
    {
        if (unit.End())
        {
            Interlocked.Increment(ref _completed);
            Report(unit.Name);
        }
    }

    /// <summary>Does a piece of reading; a failure that leaves the rest readable becomes one issue for each kind that is missing.</summary>
    private async Task TryAsync(
        string location, AssetId? scope, IEnumerable<string?> kinds, bool isOptional, Func<Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            foreach (string? kind in kinds)
            {
                AddIssue(ReadFailure.ToIssue(error, location, scope, kind, isOptional));
            }
        }
    }

    private void AddIssue(EstateIssue issue)
    {
        into.AddIssue(issue);
        Interlocked.Increment(ref _issues);
    }

    // What a failed list leaves out: its own kind and those below it.
    private IEnumerable<string?> KindsOf(string type, ResourceListing listing) =>
        listing.Children.SelectMany(child => KindsOf($"{type}/{child.Segment}", child))
            .Prepend(options.Kinds.Find(type)?.Name ?? listing.Segment);
}
