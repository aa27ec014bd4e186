using System.Diagnostics.CodeAnalysis;

namespace MLGovernance;

/// <summary>
/// The canonical identity of a governed thing. Every spelling that Azure uses for one thing gives the same value: identifiers of Azure
/// Resource Manager in any letter case, <c>azureml:</c> and <c>azureml://</c> references, storage addresses of any scheme.
/// </summary>
/// <remarks>
/// The structure (subscription, group, provider, types, workspace, registry, account) is lower-cased, because Azure ignores its letter case.
/// Names and versions of assets, and paths, keep theirs, because the Azure ML specification calls them case-sensitive;
/// <see cref="EstateSnapshot.TryGetIndex"/> forgives it where only one asset can be meant. Queries of addresses are dropped: they hold signatures.
/// Compare, hash and order by <see cref="Value"/>.
/// </remarks>
public readonly partial struct AssetId : IEquatable<AssetId>, IComparable<AssetId>, ISpanParsable<AssetId>
{
    private readonly string? _value;

    private AssetId(string value) => _value = value;

    /// <summary>Gets the canonical text; empty for the default value. Parsing it gives the same identity.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets the family of the identity.</summary>
    public AssetIdForm Form => CanonicalText.FormOf(Value);

    /// <summary>Reads an identity.</summary>
    /// <param name="text">Any of the forms in use.</param>
    /// <param name="context">What short forms leave out; null accepts full forms only.</param>
    /// <exception cref="FormatException">The text is no identity; the message tells what was expected.</exception>
    public static AssetId Parse(string text, AssetIdContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, context, out AssetId id, out string? error) ? id : throw new FormatException(error);
    }

    /// <summary>Reads an identity.</summary>
    /// <param name="text">Any of the forms in use.</param>
    /// <param name="context">What short forms leave out; null accepts full forms only.</param>
    /// <param name="id">The identity.</param>
    /// <param name="error">What was expected, without the query of an address; null on success.</param>
    /// <returns>Whether the text is an identity.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, AssetIdContext? context, out AssetId id, [NotNullWhen(false)] out string? error)
    {
        string? canonical = AssetIdParser.Parse(text.Trim().ToString(), context, out error);
        id = canonical is null ? default : new AssetId(canonical);
        error = canonical is null ? error ?? AssetIdParser.Expected(text.ToString()) : null;
        return canonical is not null;
    }

    /// <inheritdoc/>
    public static AssetId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static AssetId Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out AssetId result) => TryParse(s, null, out result, out _);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AssetId result) => TryParse(s, null, out result, out _);

    /// <inheritdoc/>
    public bool Equals(AssetId other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AssetId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(AssetId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;

    /// <summary>Tells whether two identities are equal.</summary>
    public static bool operator ==(AssetId left, AssetId right) => left.Equals(right);

    /// <summary>Tells whether two identities differ.</summary>
    public static bool operator !=(AssetId left, AssetId right) => !left.Equals(right);

    /// <summary>Tells whether one identity comes before another.</summary>
    public static bool operator <(AssetId left, AssetId right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one identity comes before another, or equals it.</summary>
    public static bool operator <=(AssetId left, AssetId right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one identity comes after another.</summary>
    public static bool operator >(AssetId left, AssetId right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one identity comes after another, or equals it.</summary>
    public static bool operator >=(AssetId left, AssetId right) => left.CompareTo(right) >= 0;

    /// <summary>Makes an identity of text that is canonical already, as that of a snapshot.</summary>
    internal static AssetId FromCanonical(string canonical) => new(canonical);
}
