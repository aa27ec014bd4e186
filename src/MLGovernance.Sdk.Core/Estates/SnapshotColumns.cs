using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace MLGovernance;

/// <summary>The arrays behind a snapshot. Row i of each array belongs to asset i; rows are ordered by the hash of the case-folded identity.</summary>
internal sealed class SnapshotColumns
{
    internal required AssetKind[] KindNames { get; init; }

    /// <summary>Gets the sorted hashes of the case-folded identities: they are the index that <see cref="Find"/> searches.</summary>
    internal required ulong[] IdHashes { get; init; }

    internal required ByteSlice[] IdSlices { get; init; }

    internal required ByteSlice[] PayloadSlices { get; init; }

    internal required ulong[] ContentHashes { get; init; }

    internal required ushort[] KindNumbers { get; init; }

    internal required ByteArena Ids { get; init; }

    internal required ByteArena Payloads { get; init; }

    internal int Count => IdHashes.Length;

    internal AssetKind KindOf(int index) => KindNames[KindNumbers[index]];

    internal int KindNumber(AssetKind kind) => Array.IndexOf(KindNames, kind);

    /// <summary>Finds an identity, or returns -1. With other letter cases allowed, the only candidate that differs by case alone counts.</summary>
    internal int Find(ReadOnlySpan<byte> id, bool allowOtherCase)
    {
        ulong hash = FoldedHash(id);
        int row = LowerBound(hash);
        int otherCase = -1;
        for (; row < Count && IdHashes[row] == hash; row++)
        {
            ReadOnlySpan<byte> candidate = Ids.Span(IdSlices[row]);
            if (candidate.SequenceEqual(id))
            {
                return row;
            }

            if (allowOtherCase && Ascii.EqualsIgnoreCase(candidate, id))
            {
                otherCase = otherCase == -1 ? row : -2;
            }
        }

        return Math.Max(otherCase, -1);
    }

    /// <summary>Hashes an identity with ASCII letters folded, so that spellings that differ by case fall together.</summary>
    internal static ulong FoldedHash(ReadOnlySpan<byte> id)
    {
        Span<byte> folded = id.Length <= 256 ? stackalloc byte[256] : new byte[id.Length];
        folded = folded[..id.Length];
        if (Ascii.ToLower(id, folded, out _) != System.Buffers.OperationStatus.Done)
        {
            for (int i = 0; i < id.Length; i++)
            {
                folded[i] = id[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(id[i] | 0x20) : id[i];
            }
        }

        return XxHash3.HashToUInt64(folded);
    }

    /// <summary>Interpolation search: hashes are uniform, so a handful of probes finds the place among millions.</summary>
    private int LowerBound(ulong hash)
    {
        int low = 0, high = Count;
        while (high - low > 16)
        {
            ulong first = IdHashes[low], last = IdHashes[high - 1];
            if (hash <= first)
            {
                return low;
            }

            if (hash > last)
            {
                return high;
            }

            int probe = low + 1 + (int)((UInt128)(hash - first) * (uint)(high - low - 2) / (last - first));
            if (IdHashes[probe] < hash)
            {
                low = probe + 1;
            }
            else if (IdHashes[probe - 1] < hash)
            {
                return probe;
            }
            else
            {
                high = probe;
            }
        }

        while (low < high && IdHashes[low] < hash)
        {
            low++;
        }

        return low;
    }
}
