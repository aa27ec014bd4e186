using System.Text;

namespace MLGovernance.Policy;

/// <summary>The patterns of <c>like</c> and <c>match</c>, matched in linear or bounded quadratic time without regular expressions.</summary>
internal static class TextPatterns
{
    /// <summary><c>*</c> is any run of characters, <c>?</c> one character when the options say so; anchored at both ends; both sides already folded.</summary>
    public static bool Like(string text, string pattern, LanguageEvaluation evaluation)
    {
        bool questionMark = evaluation.Options.QuestionMarkInLike;
        int t = 0;
        int p = 0;
        int star = -1;
        int mark = 0;
        int charged = 0;
        while (t < text.Length)
        {
            if ((++charged & 63) == 0)
            {
                evaluation.Charge(1);
            }

            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == text[t] || (questionMark && pattern[p] == '?')))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Matches a payload text with a prepared ASCII pattern that has at most one <c>*</c> and no <c>?</c>, without allocating; null when it cannot tell.</summary>
    public static bool? LikeAscii(ReadOnlySpan<byte> text, PolicyText pattern)
    {
        ReadOnlySpan<byte> bytes = pattern.Utf8;
        int star = bytes.IndexOf((byte)'*');
        if (!pattern.IsAscii || bytes.Contains((byte)'?') || (star >= 0 && bytes[(star + 1)..].Contains((byte)'*')) || !Ascii.IsValid(text))
        {
            return null;
        }

        if (star < 0)
        {
            return Ascii.EqualsIgnoreCase(text, bytes);
        }

        ReadOnlySpan<byte> tail = bytes[(star + 1)..];
        return text.Length >= star + tail.Length
            && Ascii.EqualsIgnoreCase(text[..star], bytes[..star])
            && Ascii.EqualsIgnoreCase(text[^tail.Length..], tail);
    }

    /// <summary><c>#</c> is a digit, <c>?</c> a letter, <c>.</c> any character, everything else itself; the whole text must match.</summary>
    public static bool Match(string text, string pattern)
    {
        if (text.Length != pattern.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool same = pattern[i] switch
            {
                '.' => true,
                '#' => char.IsAsciiDigit(text[i]),
                '?' => char.IsAsciiLetter(text[i]),
                char literal => literal == text[i],
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
