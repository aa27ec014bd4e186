using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>Which published entities become deprecated and which are deleted, because the estate no longer has them.</summary>
/// <param name="Deprecated">The entities to mark, in the order of types and names.</param>
/// <param name="Deleted">The entities to delete: processes before the data sets that they join.</param>
/// <param name="HeldBack">Why entities that are gone are kept, for people, or <see langword="null"/> when nothing is held back.</param>
public sealed record RetentionPlan(ImmutableArray<CatalogReference> Deprecated, ImmutableArray<CatalogReference> Deleted, string? HeldBack)
{
    private static readonly RetentionPlan Nothing = new([], [], null);

    /// <summary>Compares what was published with a batch.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="batch">The batch. Only entities of types that it defines can go: storage paths and the like belong to the scans of Purview.</param>
    /// <param name="published">What was published before, each with the time since when it is marked as gone.</param>
    /// <param name="now">The time.</param>
    public static RetentionPlan Create(
        RetentionRule rule, EntityBatch batch, IReadOnlyCollection<KeyValuePair<CatalogReference, DateTimeOffset?>> published, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(published);
        if (rule.Removed == RemovedEntities.Keep)
        {
            return Nothing;
        }

        Dictionary<string, bool> isProcess = TypesOf(batch.Typedefs);
        HashSet<CatalogReference> wanted = [.. batch.Entities.Select(entity => entity.Reference)];
        KeyValuePair<CatalogReference, DateTimeOffset?>[] gone =
            [.. published.Where(entity => isProcess.ContainsKey(entity.Key.TypeName) && !wanted.Contains(entity.Key))];
        ImmutableArray<CatalogReference> marks = [.. gone.Where(entity => entity.Value is null).Select(entity => entity.Key)
            .OrderBy(entity => entity.TypeName, StringComparer.Ordinal).ThenBy(entity => entity.QualifiedName, StringComparer.Ordinal)];
        ImmutableArray<CatalogReference> deletions = rule.Removed != RemovedEntities.Delete ? [] :
        [
            .. gone.Where(entity => entity.Value is { } since && since + rule.DeleteAfter <= now).Select(entity => entity.Key)
                .OrderByDescending(entity => isProcess[entity.TypeName])
                .ThenBy(entity => entity.TypeName, StringComparer.Ordinal).ThenBy(entity => entity.QualifiedName, StringComparer.Ordinal),
        ];
        int going = marks.Length + deletions.Length;
        if (going == 0)
        {
            return Nothing;
        }

        if (batch.Report.Graph.Snapshot.Issues.Any(issue => !issue.IsNote))
        {
            return Nothing with { HeldBack = $"{going} entities that are gone from the estate are kept, because the estate was not read completely." };
        }

        return rule.Force || (double)going / published.Count <= rule.MaxShare
            ? new RetentionPlan(marks, deletions, null)
            : Nothing with
            {
                HeldBack = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{going} of {published.Count} entities are gone from the estate, more than the share of {rule.MaxShare * 100:0.#} % that one publish may mark and delete; all are kept. Force it when the estate is right."),
            };
    }

    /// <summary>Returns the entity types that definitions name, and whether each is a process.</summary>
    private static Dictionary<string, bool> TypesOf(ReadOnlyMemory<byte> typedefs)
    {
        JsonElement root = typedefs.IsEmpty ? default : JsonElement.Parse(typedefs.Span);
        return HeldEntity.Member(root, "entityDefs") is not { ValueKind: JsonValueKind.Array } defs ? [] : defs.EnumerateArray().ToDictionary(
            def => def.GetProperty("name").GetString()!,
            def => HeldEntity.Member(def, "superTypes") is { ValueKind: JsonValueKind.Array } supers && supers.EnumerateArray().Any(super => super.ValueEquals("Process"u8)),
            StringComparer.Ordinal);
    }
}
