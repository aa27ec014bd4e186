using System.Text;

namespace MLGovernance.Access;

/// <summary>Splits a condition text into words, texts, attributes and marks.</summary>
internal static class ConditionTokenizer
{
    public static List<ConditionToken> Read(string text)
    {
        var tokens = new List<ConditionToken>();
        int i = 0;
        while (i < text.Length)
        {
            int start = i;
            char c = text[i];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n':
                    i++;
                    break;
                case '(' or ')' or '{' or '}' or ',':
                    i++;
                    tokens.Add(new ConditionToken(MarkOf(c), c.ToString(), start));
                    break;
                case '!':
                    i++;
                    tokens.Add(new ConditionToken(ConditionTokenKind.Not, "!", start));
                    break;
                case '&' or '|' when i + 1 < text.Length && text[i + 1] == c:
                    i += 2;
                    tokens.Add(new ConditionToken(c == '&' ? ConditionTokenKind.And : ConditionTokenKind.Or, text[start..i], start));
                    break;
                case '\'' or '"':
                    tokens.Add(new ConditionToken(ConditionTokenKind.Text, Quoted(text, ref i), start));
                    break;
                case '@':
                    int close = text.IndexOf(']', i);
                    if (close < 0)
                    {
                        throw Broken(text, start, "']' that ends the attribute");
                    }

                    i = close + 1;
                    tokens.Add(new ConditionToken(ConditionTokenKind.Attribute, text[(start + 1)..close], start));
                    break;
                default:
                    while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '.' or ':' or '-' or '_' or '/' or '+'))
                    {
                        i++;
                    }

                    if (i == start)
                    {
                        throw Broken(text, start, "an operator, a value or an attribute");
                    }

                    tokens.Add(WordOf(text[start..i], start));
                    break;
            }
        }

        tokens.Add(new ConditionToken(ConditionTokenKind.End, "", text.Length));
        return tokens;
    }

    public static FormatException Broken(string text, int position, string expected) =>
        new($"The condition cannot be read at character {position + 1} of {text.Length}: expected {expected}.");

    private static string Quoted(string text, ref int i)
    {
        char quote = text[i];
        int start = i++;
        var value = new StringBuilder();
        while (i < text.Length)
        {
            char c = text[i++];
            if (c != quote)
            {
                value.Append(c);
            }
            else if (i < text.Length && text[i] == quote)
            {
                value.Append(quote);
                i++;
            }
            else
            {
                return value.ToString();
            }
        }

        throw Broken(text, start, "the closing quote of the text that starts here");
    }

    private static ConditionToken WordOf(string word, int position) => word.ToUpperInvariant() switch
    {
        "AND" => new ConditionToken(ConditionTokenKind.And, word, position),
        "OR" => new ConditionToken(ConditionTokenKind.Or, word, position),
        "NOT" => new ConditionToken(ConditionTokenKind.Not, word, position),
        _ => new ConditionToken(ConditionTokenKind.Word, word, position),
    };

    private static ConditionTokenKind MarkOf(char c) => c switch
    {
        '(' => ConditionTokenKind.Open,
        ')' => ConditionTokenKind.Close,
        '{' => ConditionTokenKind.OpenBrace,
        '}' => ConditionTokenKind.CloseBrace,
        _ => ConditionTokenKind.Comma,
    };
}
