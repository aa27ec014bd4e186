using System.Numerics;
using System.Runtime.Intrinsics;

namespace MLGovernance;

/// <summary>
/// Finds a trace of a secret in UTF-8 text at memory-like speed: a three-byte fingerprint search (the Teddy algorithm of
/// Hyperscan) over all needles at once, then an exact look at each hit. Case is ignored by setting bit 0x20 on both sides.
/// </summary>
internal static class SecretPrefilter
{
    private const int Buckets = 8;

    private static readonly SecretNeedle[] Needles = [.. SecretNeedle.All.OrderBy(static needle => needle.Fingerprint & 0xFF).ThenBy(static needle => needle.Fingerprint)];
    private static readonly int[] First = [.. Enumerable.Range(0, Buckets + 1).Select(static bucket => ((bucket * Needles.Length) + Buckets - 1) / Buckets)];
    private static readonly byte[] LowBytes = Masks(high: false);
    private static readonly byte[] HighBytes = Masks(high: true);
    private static readonly Vector128<byte>[] Low = [Vector128.Create(LowBytes, 0), Vector128.Create(LowBytes, 16), Vector128.Create(LowBytes, 32)];
    private static readonly Vector128<byte>[] High = [Vector128.Create(HighBytes, 0), Vector128.Create(HighBytes, 16), Vector128.Create(HighBytes, 32)];

    internal static bool IsMatch(ReadOnlySpan<byte> text)
    {
        int position = 0;
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<byte>.Count + 2)
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
                uint lanes = ~Vector128.Equals(hits, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
                for (; lanes != 0; lanes &= lanes - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(lanes);
                    if (IsMatchAt(text, position + lane, hits.GetElement(lane)))
                    {
                        return true;
                    }
                }
            }
        }

        for (; position < text.Length - 2; position++)
        {
            int a = text[position] | 0x20, b = text[position + 1] | 0x20, c = text[position + 2] | 0x20;
            int buckets = LowBytes[a & 0x0F] & HighBytes[a >> 4] & LowBytes[16 + (b & 0x0F)] & HighBytes[16 + (b >> 4)]
                & LowBytes[32 + (c & 0x0F)] & HighBytes[32 + (c >> 4)];
            if (buckets != 0 && IsMatchAt(text, position, (uint)buckets))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMatchAt(ReadOnlySpan<byte> text, int position, uint buckets)
    {
        int fingerprint = Fold(text[position]) | (Fold(text[position + 1]) << 8) | (Fold(text[position + 2]) << 16);
        for (; buckets != 0; buckets &= buckets - 1)
        {
            int bucket = BitOperations.TrailingZeroCount(buckets);
            for (int index = First[bucket]; index < First[bucket + 1]; index++)
            {
                if (Needles[index].Fingerprint == fingerprint && Needles[index].IsMatch(text, position))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Neighbours in fingerprint order share a bucket, which keeps the masks of a bucket narrow.
    private static int BucketOf(int index) => index * Buckets / Needles.Length;

    private static int Fold(byte value) => value | 0x20;

    // For each of the three places 16 masks: which buckets a nibble at that place may belong to.
    private static byte[] Masks(bool high)
    {
        byte[] masks = new byte[48];
        for (int place = 0; place < 3; place++)
        {
            for (int index = 0; index < Needles.Length; index++)
            {
                int value = (Needles[index].Fingerprint >> (8 * place)) & 0xFF;
                masks[(16 * place) + (high ? value >> 4 : value & 0x0F)] |= (byte)(1 << BucketOf(index));
            }
        }

        return masks;
    }
}
