using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLGovernance;

/// <summary>
/// Finds a trace of a secret in UTF-8 text at memory-like speed: a three-byte fingerprint search (the Teddy algorithm of
/// Hyperscan) over all needles at once, then an exact look at each hit. Case is ignored by setting bit 0x20 on both sides.
/// </summary>
internal static class SecretPrefilter
{
    private static readonly SecretNeedle[] Needles = [.. SecretNeedle.All.OrderBy(static needle => needle.Fingerprint & 0xFF).ThenBy(static needle => needle.Fingerprint)];
    private static readonly int[] Buckets = NeedleBuckets.Spread(Needles);
    private static readonly SecretNeedle[]?[] ByFingerprint = Table();
    private static readonly Vector128<byte>[] Low = Masks(high: false);
    private static readonly Vector128<byte>[] High = Masks(high: true);

    internal static bool IsMatch(ReadOnlySpan<byte> text)
    {
        int position = 0;
        if (Avx2.IsSupported && WideMatch(text, ref position))
        {
            return true;
        }

        if (Vector128.IsHardwareAccelerated && Match(text, ref position))
        {
            return true;
        }

        for (; position < text.Length - 2; position++)
        {
            if (IsMatchAt(text, position))
            {
                return true;
            }
        }

        return false;
    }

    private static bool WideMatch(ReadOnlySpan<byte> text, ref int position)
    {
        Vector256<byte> low0 = Twice(Low[0]), low1 = Twice(Low[1]), low2 = Twice(Low[2]), high0 = Twice(High[0]), high1 = Twice(High[1]), high2 = Twice(High[2]);
        Vector256<byte> nibble = Vector256.Create((byte)0x0F), fold = Vector256.Create((byte)0x20);
        for (; position <= text.Length - Vector256<byte>.Count - 2; position += Vector256<byte>.Count)
        {
            Vector256<byte> a = Vector256.Create(text[position..]) | fold;
            Vector256<byte> b = Vector256.Create(text[(position + 1)..]) | fold;
            Vector256<byte> c = Vector256.Create(text[(position + 2)..]) | fold;
            Vector256<byte> hits =
                Avx2.Shuffle(low0, a & nibble) & Avx2.Shuffle(high0, Vector256.ShiftRightLogical(a, 4))
                & Avx2.Shuffle(low1, b & nibble) & Avx2.Shuffle(high1, Vector256.ShiftRightLogical(b, 4))
                & Avx2.Shuffle(low2, c & nibble) & Avx2.Shuffle(high2, Vector256.ShiftRightLogical(c, 4));
            if (IsMatchIn(text, position, ~Vector256.Equals(hits, Vector256<byte>.Zero).ExtractMostSignificantBits()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Match(ReadOnlySpan<byte> text, ref int position)
    {
        Vector128<byte> low0 = Low[0], low1 = Low[1], low2 = Low[2], high0 = High[0], high1 = High[1], high2 = High[2];
        Vector128<byte> nibble = Vector128.Create((byte)0x0F), fold = Vector128.Create((byte)0x20);
        for (; position <= text.Length - Vector128<byte>.Count - 2; position += Vector128<byte>.Count)
        {
            Vector128<byte> a = Vector128.Create(text[position..]) | fold;
            Vector128<byte> b = Vector128.Create(text[(position + 1)..]) | fold;
            Vector128<byte> c = Vector128.Create(text[(position + 2)..]) | fold;
            Vector128<byte> hits =
                Vector128.ShuffleNative(low0, a & nibble) & Vector128.ShuffleNative(high0, Vector128.ShiftRightLogical(a, 4))
                & Vector128.ShuffleNative(low1, b & nibble) & Vector128.ShuffleNative(high1, Vector128.ShiftRightLogical(b, 4))
                & Vector128.ShuffleNative(low2, c & nibble) & Vector128.ShuffleNative(high2, Vector128.ShiftRightLogical(c, 4));
            if (IsMatchIn(text, position, ~Vector128.Equals(hits, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF))
            {
                return true;
            }
        }

        return false;
    }

    private static Vector256<byte> Twice(Vector128<byte> mask) => Vector256.Create(mask, mask);

    private static bool IsMatchIn(ReadOnlySpan<byte> text, int position, uint lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            if (IsMatchAt(text, position + BitOperations.TrailingZeroCount(lanes)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks exactly at a place: the bucket told by the fingerprint's hash is empty for nearly all places that the masks let through.</summary>
    private static bool IsMatchAt(ReadOnlySpan<byte> text, int position)
    {
        int fingerprint = Fold(text[position]) | (Fold(text[position + 1]) << 8) | (Fold(text[position + 2]) << 16);
        SecretNeedle[]? candidates = ByFingerprint[Slot(fingerprint)];
        if (candidates is null)
        {
            return false;
        }

        foreach (SecretNeedle needle in candidates)
        {
            if (needle.Fingerprint == fingerprint && needle.IsMatch(text, position))
            {
                return true;
            }
        }

        return false;
    }

    private static int Slot(int fingerprint) => (int)((uint)fingerprint * 2654435761u >> 22);

    private static SecretNeedle[]?[] Table()
    {
        var table = new SecretNeedle[]?[1 << 10];
        foreach (IGrouping<int, SecretNeedle> slot in Needles.GroupBy(static needle => Slot(needle.Fingerprint)))
        {
            table[slot.Key] = [.. slot];
        }

        return table;
    }

    private static int Fold(byte value) => value | 0x20;

    private static Vector128<byte>[] Masks(bool high)
    {
        Vector128<byte>[] masks = new Vector128<byte>[3];
        Span<byte> mask = stackalloc byte[16];
        for (int place = 0; place < 3; place++)
        {
            mask.Clear();
            for (int index = 0; index < Needles.Length; index++)
            {
                int value = (Needles[index].Fingerprint >> (8 * place)) & 0xFF;
                mask[high ? value >> 4 : value & 0x0F] |= (byte)(1 << Buckets[index]);
            }

            masks[place] = Vector128.Create<byte>(mask);
        }

        return masks;
    }
}
