using System.Globalization;
using System.Text;

namespace MLGovernance.Azure;

/// <summary>Builds the query of an address; values are escaped, absent ones left out.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();

    internal int Length => _text.Length;

    internal QueryText Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    internal QueryText Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    internal QueryText Flag(string name, bool value) => value ? Add(name, "true") : this;

    public override string ToString() => _text.ToString();
}
