using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace MLGovernance;

/// <summary>
/// Mends halves of surrogate pairs that are written as escapes, such as <c>"\ud83d"</c> where a service cut a text amid an emoji: JSON allows
/// them, but no reader can give them as text. They become U+FFFD, in place.
/// </summary>
internal static class EscapedText
{
    /// <summary>Mends a payload.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="mended">A copy without halves, when there were any.</param>
    /// <returns>Whether there were any.</returns>
    internal static bool TryMend(ReadOnlySpan<byte> json, [NotNullWhen(true)] out byte[]? mended)
    {
        mended = null;
        int first = json.IndexOf((byte)'\\');
        if (first < 0 || (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0))
        {
            return false;
        }

        for (int at = first; at >= 0 && at < json.Length;)
        {
            int code = Unit(json[at..]);
            bool isPair = IsHigh(code) && IsLow(Unit(json[Math.Min(at + 6, json.Length)..]));
            if (!isPair && (IsHigh(code) || IsLow(code)))
            {
                mended ??= json.ToArray();
                "fffd"u8.CopyTo(mended.AsSpan(at + 2));
            }

            at += isPair ? 12 : code >= 0 ? 6 : 2;
            int next = at < json.Length ? json[at..].IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return mended is not null;
    }

    /// <summary>Returns the UTF-16 unit that a text starts with as an escape, or -1.</summary>
    private static int Unit(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == (byte)'\\' && text[1] == (byte)'u' && Utf8Parser.TryParse(text.Slice(2, 4), out uint unit, out int used, 'x') && used == 4
            ? (int)unit
            : -1;

    private static bool IsHigh(int unit) => unit is >= 0xD800 and <= 0xDBFF;

    private static bool IsLow(int unit) => unit is >= 0xDC00 and <= 0xDFFF;
}
