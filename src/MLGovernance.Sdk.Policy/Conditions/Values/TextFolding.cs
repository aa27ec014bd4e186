using System.Buffers;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>
/// Full Unicode case folding, independent of the host's culture data. The language compares text as InvariantCultureIgnoreCase does
/// (policy definition structure, "conditions"), under which "Straße" equals "STRASSE" and a ligature equals its letters.
/// </summary>
internal static class TextFolding
{
    private static readonly SearchValues<char> NeedsFolding = SearchValues.Create(NotFoldedAscii());

    public static string Fold(string text)
    {
        int first = FirstToFold(text);
        if (first < 0)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 4);
        builder.Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (Expand(c) is { } expansion)
            {
                builder.Append(expansion);
            }
            else
            {
                builder.Append(char.ToLowerInvariant(char.ToUpperInvariant(c)));
            }
        }

        return builder.ToString();
    }

    private static int FirstToFold(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > 127 || NeedsFolding.Contains(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // The full foldings (status F of Unicode CaseFolding.txt) that simple case mapping does not give.
    private static string? Expand(char c) => c switch
    {
        < '\u00DF' => null,
        '\u00DF' or '\u1E9E' => "ss",
        '\u0130' => "i\u0307",
        '\u0149' => "\u02BCn",
        '\u01F0' => "j\u030C",
        '\u0390' or '\u1FD3' => "\u03B9\u0308\u0301",
        '\u03B0' or '\u1FE3' => "\u03C5\u0308\u0301",
        '\u0587' => "\u0565\u0582",
        '\u1E96' => "h\u0331",
        '\u1E97' => "t\u0308",
        '\u1E98' => "w\u030A",
        '\u1E99' => "y\u030A",
        '\u1E9A' => "a\u02BE",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        '\uFB13' => "\u0574\u0576",
        '\uFB14' => "\u0574\u0565",
        '\uFB15' => "\u0574\u056B",
        '\uFB16' => "\u057E\u0576",
        '\uFB17' => "\u0574\u056D",
        _ => null,
    };

    private static string NotFoldedAscii() => "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
}
