using System.Globalization;
using System.Text;

namespace MLGovernance.Lineage;

/// <summary>Writes values as literals of the Kusto query language, so that no value can end its literal and become query text.</summary>
/// <remarks>
/// Escapes of "The string data type" in the Kusto documentation: backslash, quote and <c>\uXXXX</c>. Everything outside printable ASCII is
/// written as the last, so that no control, line or direction character reaches the text.
/// </remarks>
internal static class KqlText
{
    internal static string Literal(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' or '\\' => text.Append('\\').Append(letter),
                >= ' ' and <= '~' => text.Append(letter),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
            };
        }

        return text.Append('"').ToString();
    }

    internal static string Literal(DateTimeOffset value) => $"datetime({Iso(value)})";

    internal static string List(IEnumerable<string> values) => $"({string.Join(", ", values.Select(Literal))})";

    /// <summary>Writes a time to the tick, as tables hold it.</summary>
    internal static string Iso(DateTimeOffset value) => value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
