using System.Text;

namespace MLGovernance.Purview;

/// <summary>
/// The names under which Purview's scans and connectors keep assets, so that lineage joins what is there instead of adding it twice.
/// </summary>
public static partial class QualifiedName
{
    /// <summary>Names an entity of a type that Purview ships; the name is normalised.</summary>
    /// <param name="typeName">The type, one of <see cref="Rules"/>.</param>
    /// <param name="parts">The parts of the template by name, for example <c>account</c> and <c>container</c>; others are ignored.</param>
    /// <exception cref="ArgumentException">The table has no such type, or a part is missing or empty.</exception>
    public static CatalogReference Create(string typeName, IReadOnlyDictionary<string, string> parts)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        ArgumentNullException.ThrowIfNull(parts);
        if (!RuleOfType.TryGetValue(typeName, out QualifiedNameRule? rule))
        {
            throw new ArgumentException($"No rule names entities of type '{typeName}'; expected one of {nameof(QualifiedName)}.{nameof(Rules)}.", nameof(typeName));
        }

        var name = new StringBuilder(rule.Template.Length + 32);
        ReadOnlySpan<char> rest = rule.Template;
        for (int open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            int close = rest.IndexOf('}');
            string part = rest[(open + 1)..close].TrimEnd('*').ToString();
            if (!parts.TryGetValue(part, out string? value) || string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentException($"A name of type '{typeName}' needs the part '{part}': {rule.Template}.", nameof(parts));
            }

            bool mayHoldSlashes = rest[close - 1] == '*';
            name.Append(rest[..open]).Append(mayHoldSlashes ? value.TrimStart('/') : value.Trim('/'));
            rest = rest[(close + 1)..];
        }

        return new CatalogReference(typeName, Normalize(name.Append(rest).ToString()));
    }

    /// <summary>
    /// Names the copy operation under which Data Factory keeps the edges of one copy: <c>{activity}#{sink}#{type of the sink}</c>.
    /// </summary>
    /// <param name="activity">The <c>adf_copy_activity</c>.</param>
    /// <param name="sink">The data set that is written.</param>
    public static CatalogReference CopyOperation(CatalogReference activity, CatalogReference sink)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sink);
        return new CatalogReference("adf_copy_operation", $"{Normalize(activity.QualifiedName)}#{Normalize(sink.QualifiedName)}#{sink.TypeName}");
    }

    /// <summary>Takes a last step that ends in a short extension of letters and digits for a file; <c>dcid.run-1</c> is none.</summary>
    internal static bool IsFile(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        ReadOnlySpan<char> extension = name[(name.LastIndexOf('.') + 1)..];
        if (extension.Length == name.Length || extension.Length is 0 or > 10)
        {
            return false;
        }

        foreach (char letter in extension)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        return true;
    }
}
