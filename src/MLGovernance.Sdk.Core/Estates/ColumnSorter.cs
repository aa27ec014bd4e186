using System.Text.Json;

namespace MLGovernance;

/// <summary>Puts the rows of a builder into their final order and drops all but the newest of each identity.</summary>
internal static class ColumnSorter
{
    internal static SnapshotColumns Sort(RowList rows, ByteArena ids, ByteArena payloads, AssetKind[] kinds)
    {
        (ulong[] keys, int[] order) = HashOrder.Sort(rows);
        int kept = DropDuplicates(rows, ids, payloads, keys, order);
        var columns = new SnapshotColumns
        {
            KindNames = kinds,
            IdHashes = kept == keys.Length ? keys : keys[..kept],
            IdSlices = GC.AllocateUninitializedArray<ByteSlice>(kept),
            PayloadSlices = GC.AllocateUninitializedArray<ByteSlice>(kept),
            ContentHashes = GC.AllocateUninitializedArray<ulong>(kept),
            KindNumbers = GC.AllocateUninitializedArray<ushort>(kept),
            Ids = ids,
            Payloads = payloads,
        };
        for (int i = 0; i < kept; i++)
        {
            ref readonly EstateSnapshotBuilder.Row row = ref rows[order[i]];
            columns.IdSlices[i] = row.Id;
            columns.PayloadSlices[i] = row.Payload;
            columns.ContentHashes[i] = row.ContentHash;
            columns.KindNumbers[i] = row.Kind;
        }

        return columns;
    }

    private static int DropDuplicates(RowList rows, ByteArena ids, ByteArena payloads, ulong[] keys, int[] order)
    {
        int kept = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((left, right) => Compare(rows[left], rows[right], ids, payloads));
            }

            for (int i = start; i < end; i++)
            {
                bool sameAsNext = i + 1 < end && ids.Span(rows[order[i]].Id).SequenceEqual(ids.Span(rows[order[i + 1]].Id));
                if (!sameAsNext)
                {
                    keys[kept] = keys[start];
                    order[kept++] = order[i];
                }
            }

            start = end;
        }

        return kept;
    }

    /// <summary>Orders by identity, then by time of last modification, then by the payload itself, so that the choice never depends on arrival.</summary>
    private static int Compare(EstateSnapshotBuilder.Row left, EstateSnapshotBuilder.Row right, ByteArena ids, ByteArena payloads)
    {
        int order = ids.Span(left.Id).SequenceCompareTo(ids.Span(right.Id));
        if (order != 0)
        {
            return order;
        }

        ReadOnlySpan<byte> first = payloads.Span(left.Payload), second = payloads.Span(right.Payload);
        order = ModifiedAt(first).CompareTo(ModifiedAt(second));
        order = order != 0 ? order : first.Length.CompareTo(second.Length);
        return order != 0 ? order : first.SequenceCompareTo(second);
    }

    private static DateTimeOffset ModifiedAt(ReadOnlySpan<byte> payload)
    {
        JsonElement root = JsonElement.Parse(payload, PayloadJson.DocumentOptions);
        return root.At("/systemData/lastModifiedAt")?.AsTime() ?? DateTimeOffset.MinValue;
    }
}
