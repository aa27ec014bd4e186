using System.Globalization;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>The composite formats of <c>format()</c>: <c>{index[,alignment][:format]}</c>, invariant culture, bounded width.</summary>
internal static class CompositeFormatting
{
    private const int MaxWidth = 1024;

    public static string Format(string pattern, ReadOnlySpan<PolicyValue> arguments, LanguageEvaluation evaluation)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c is '{' or '}' && i + 1 < pattern.Length && pattern[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{')
            {
                int end = pattern.IndexOf('}', i);
                text.Append(Placeholder(end < 0 ? "" : pattern[(i + 1)..end], arguments, evaluation));
                i = end;
            }
            else if (c == '}')
            {
                throw PolicyEvaluationException.Template($"format(): a '}}' at position {i} has no '{{'.");
            }
            else
            {
                text.Append(c);
            }

            if (text.Length > evaluation.Options.MaxTextLength)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static string Placeholder(string inside, ReadOnlySpan<PolicyValue> arguments, LanguageEvaluation evaluation)
    {
        int colon = inside.IndexOf(':', StringComparison.Ordinal);
        string head = colon < 0 ? inside : inside[..colon];
        string specifier = colon < 0 ? "" : inside[(colon + 1)..];
        string[] parts = head.Split(',');
        int width = 0;
        if (parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out width))
            || Math.Abs((long)width) > MaxWidth)
        {
            throw PolicyEvaluationException.Template($"format(): '{{{inside}}}' is not a placeholder.");
        }

        if (index >= arguments.Length)
        {
            throw PolicyEvaluationException.Template($"format(): '{{{inside}}}' asks for argument {index}, but there are {arguments.Length}.");
        }

        string text = Item(arguments[index], specifier, evaluation);
        return width >= 0 ? text.PadLeft(width) : text.PadRight(-width);
    }

    private static string Item(in PolicyValue value, string specifier, LanguageEvaluation evaluation)
    {
        switch (value.Kind)
        {
            case PolicyValueKind.Boolean:
                return value.Boolean ? "True" : "False";
            case PolicyValueKind.Number when specifier.Length > 0:
                return Numeric(value.Number, specifier);
            case PolicyValueKind.Null or PolicyValueKind.Missing:
                return "";
            default:
                return ValueJson.ToText(value, evaluation);
        }
    }

    private static string Numeric(double number, string specifier)
    {
        if (specifier.Length > 3)
        {
            throw PolicyEvaluationException.Template($"format(): '{specifier}' is not a numeric format.");
        }

        try
        {
            return Math.Floor(number) == number && Math.Abs(number) < 1e15
                ? ((long)number).ToString(specifier, CultureInfo.InvariantCulture)
                : number.ToString(specifier, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw PolicyEvaluationException.Template($"format(): '{specifier}' is not a numeric format.");
        }
    }
}
