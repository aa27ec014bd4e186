using System.Buffers;
using System.Text;

namespace MLGovernance;

/// <summary>Canonicalises the common resource ids as UTF-8 without allocation: ingest does this for every asset.</summary>
internal static class AssetIdUtf8
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("#%?@\\ "u8);

    /// <summary>
    /// Writes the canonical text of a workspace's child with the same outcome as <see cref="AssetId.Parse(string, AssetIdContext?)"/>,
    /// or returns false where the text is of another form and the full parser has to decide.
    /// </summary>
    internal static bool TryCanonicalize(ReadOnlySpan<byte> id, Span<byte> destination, out int written)
    {
        written = 0;
        if (id.Length > destination.Length || id.Length < 2 || id[0] != (byte)'/' || id[^1] == (byte)'/' || !Ascii.IsValid(id) || id.ContainsAny(Special))
        {
            return false;
        }

        int step = 0;
        for (int start = 1; start <= id.Length; step++)
        {
            int length = id[start..].IndexOf((byte)'/');
            length = length < 0 ? id.Length - start : length;
            ReadOnlySpan<byte> word = id.Slice(start, length);
            if (length == 0 || !Fits(step, word))
            {
                return false;
            }

            destination[start - 1] = (byte)'/';
            bool isName = step >= 9 && step % 2 == 1;
            if (isName)
            {
                word.CopyTo(destination[start..]);
            }
            else
            {
                Ascii.ToLower(word, destination[start..], out _);
            }

            start += length + 1;
        }

        written = id.Length;
        return step >= 8 && step % 2 == 0;
    }

    /// <summary>Tells whether a step is as in <c>/subscriptions/{s}/resourceGroups/{g}/providers/{ml}/workspaces/{w}/{collection}/{name}…</c>.</summary>
    private static bool Fits(int step, ReadOnlySpan<byte> word) => step switch
    {
        0 => Ascii.EqualsIgnoreCase(word, "subscriptions"u8),
        2 => Ascii.EqualsIgnoreCase(word, "resourcegroups"u8),
        4 => Ascii.EqualsIgnoreCase(word, "providers"u8),
        5 => Ascii.EqualsIgnoreCase(word, "microsoft.machinelearningservices"u8),
        6 => Ascii.EqualsIgnoreCase(word, "workspaces"u8),
        >= 8 when step % 2 == 0 =>
            !Ascii.EqualsIgnoreCase(word, "providers"u8)
            && !(step == 10 && (Ascii.EqualsIgnoreCase(word, "labels"u8) || Ascii.EqualsIgnoreCase(word, "paths"u8) || Ascii.EqualsIgnoreCase(word, "outputs"u8) || Ascii.EqualsIgnoreCase(word, "ExperimentRun"u8))),
        _ => true,
    };
}
