using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>What differs between two snapshots of an estate. Drives incremental evaluation and publishing.</summary>
public sealed record EstateChanges
{
    private EstateChanges(EstateSnapshot before, EstateSnapshot after)
    {
        Before = before;
        After = after;
    }

    /// <summary>Gets the older snapshot.</summary>
    public EstateSnapshot Before { get; }

    /// <summary>Gets the newer snapshot.</summary>
    public EstateSnapshot After { get; }

    /// <summary>Gets the numbers, in <see cref="After"/>, of assets that were not there before.</summary>
    public ImmutableArray<int> Added { get; private init; } = [];

    /// <summary>Gets the numbers, in <see cref="After"/>, of assets whose payload differs.</summary>
    public ImmutableArray<int> Changed { get; private init; } = [];

    /// <summary>
    /// Gets the numbers, in <see cref="Before"/>, of assets that are gone. An asset is gone only where the newer snapshot could read its
    /// place: what failed to be read is listed in <see cref="Unseen"/>.
    /// </summary>
    public ImmutableArray<int> Removed { get; private init; } = [];

    /// <summary>Gets the numbers, in <see cref="Before"/>, of assets that the newer snapshot does not hold but could not have read either.</summary>
    public ImmutableArray<int> Unseen { get; private init; } = [];

    /// <summary>Gets a value that tells whether nothing differs.</summary>
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty && Removed.IsEmpty && Unseen.IsEmpty;

    /// <summary>Compares two snapshots in one pass over both.</summary>
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    public static EstateChanges Between(EstateSnapshot before, EstateSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ImmutableArray<int>.Builder added = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<int>.Builder changed = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<int>.Builder removed = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<int>.Builder unseen = ImmutableArray.CreateBuilder<int>();
        int old = 0, now = 0;
        while (old < before.Count || now < after.Count)
        {
            if (IsTheSame(before, old, after, now))
            {
                old++;
                now++;
                continue;
            }

            int order = Compare(before, old, after, now);
            if (order < 0)
            {
                (after.MayLack(before.KindOf(old), before.IdOf(old).Scope) ? unseen : removed).Add(old++);
            }
            else if (order > 0)
            {
                added.Add(now++);
            }
            else
            {
                if (before.ContentHashOf(old++) != after.ContentHashOf(now))
                {
                    changed.Add(now);
                }

                now++;
            }
        }

        return new EstateChanges(before, after)
        {
            Added = added.ToImmutable(),
            Changed = changed.ToImmutable(),
            Removed = removed.ToImmutable(),
            Unseen = unseen.ToImmutable(),
        };
    }

    /// <summary>Tells by two hashes that a row is one and the same, without a look at the text of its identity, which is part of the payload that the second covers.</summary>
    private static bool IsTheSame(EstateSnapshot before, int old, EstateSnapshot after, int now) =>
        old < before.Count && now < after.Count
        && before.Columns.IdHashes[old] == after.Columns.IdHashes[now]
        && before.Columns.ContentHashes[old] == after.Columns.ContentHashes[now];

    private static int Compare(EstateSnapshot before, int old, EstateSnapshot after, int now)
    {
        if (old >= before.Count || now >= after.Count)
        {
            return old >= before.Count ? 1 : -1;
        }

        int order = before.Columns.IdHashes[old].CompareTo(after.Columns.IdHashes[now]);
        return order != 0
            ? order
            : before.Columns.Ids.Span(before.Columns.IdSlices[old]).SequenceCompareTo(after.Columns.Ids.Span(after.Columns.IdSlices[now]));
    }
}
