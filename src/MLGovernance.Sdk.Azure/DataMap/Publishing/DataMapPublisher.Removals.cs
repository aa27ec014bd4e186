using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    /// <summary>Returns what the journal holds and the batch does not, latest published first: processes go before their data sets.</summary>
    private (ImmutableArray<CatalogReference> Removed, string? HeldBack) Removals(EntityBatch batch, PublishJournal journal)
    {
        if (_options.Removed == RemovedEntities.Keep)
        {
            return ([], null);
        }

        // Only types that the batch defines are ours; storage paths and the like belong to the scans of Purview.
        HashSet<string> ours = EntityTypes(batch.Typedefs);
        HashSet<CatalogReference> wanted = [.. batch.Entities.Select(entity => entity.Reference)];
        ImmutableArray<CatalogReference> gone =
            [.. journal.Entities.Reverse().Where(entity => ours.Contains(entity.TypeName) && !wanted.Contains(entity))];
        if (gone.IsEmpty)
        {
            return ([], null);
        }

        if (batch.Report.Graph.Snapshot.Issues.Any(issue => !issue.IsNote))
        {
            return ([], $"{gone.Length} entities that are gone from the estate are kept, because the estate was not read completely.");
        }

        double share = (double)gone.Length / journal.Count;
        return share <= _options.MaxRemovedShare
            ? (gone, null)
            : ([], string.Create(
                CultureInfo.InvariantCulture,
                $"{gone.Length} of {journal.Count} entities are gone from the estate, more than MaxRemovedShare ({_options.MaxRemovedShare:P0}) allows; all are kept."));
    }

    private async Task RemoveAsync(DataMapPlan plan, PublishJournal journal, PublishTally tally, CancellationToken cancellationToken)
    {
        foreach (CatalogReference removed in plan.Removed)
        {
            try
            {
                tally.CountRequest();
                await _client.Entities.DeleteByQualifiedNameAsync(removed.TypeName, removed.QualifiedName, cancellationToken).ConfigureAwait(false);
                tally.CountDeleted(1);
                journal.Forget([removed]);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                journal.Forget([removed]);
            }
            catch (RequestFailedException error) when (error.Status != 401)
            {
                tally.Fail(removed, error);
            }
        }
    }

    private static HashSet<string> EntityTypes(ReadOnlyMemory<byte> typedefs)
    {
        JsonElement root = typedefs.IsEmpty ? default : JsonElement.Parse(typedefs.Span);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("entityDefs", out JsonElement defs)
            ? [.. defs.EnumerateArray().Select(def => def.GetProperty("name").GetString()!)]
            : [];
    }
}
