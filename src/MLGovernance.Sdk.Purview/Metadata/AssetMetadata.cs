using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// A group of business metadata that is worked out for a whole estate and put on its entities. Derive from it to publish facts of your own. Pure: the same
/// report gives the same values, or a publish that should change nothing changes something.
/// </summary>
public abstract class AssetMetadata
{
    /// <summary>The longest text of an attribute; the Data Map refuses an entity with a longer one.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Gets the name of the group, for example <c>mlgov_sharing</c>.</summary>
    public abstract string Group { get; }

    /// <summary>Gets what the group tells, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Gets the attributes of the group, ordered by name.</summary>
    public abstract ImmutableArray<MetadataAttribute> Attributes { get; }

    /// <summary>
    /// Gets the attributes of an asset that <see cref="Of"/> has no values for. The default is none, which leaves what an earlier publish put there; empty texts
    /// take it away.
    /// </summary>
    public virtual ImmutableArray<CatalogAttribute> Absent => [];

    /// <summary>Works out the values.</summary>
    /// <param name="report">The estate with its lineage and findings.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The attributes by asset or place, each ordered by name; null where nothing is known, so that what was published stays.</returns>
    public abstract IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>>? Of(ComplianceReport report, CancellationToken cancellationToken);

    /// <summary>Joins texts by a separator as far as there is room, and tells how many more there are.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="most">The most to name.</param>
    protected static string Join(IReadOnlyCollection<string> texts, int most)
    {
        ArgumentNullException.ThrowIfNull(texts);
        const int roomForRest = 40;
        var joined = new System.Text.StringBuilder();
        int named = 0;
        foreach (string text in texts)
        {
            if (named == most || joined.Length + text.Length + 2 > MaxLength - roomForRest)
            {
                return joined.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(named == 0 ? "" : ", ")}and {texts.Count - named} more").ToString();
            }

            joined.Append(named++ == 0 ? "" : ", ").Append(text);
        }

        return joined.ToString();
    }
}
