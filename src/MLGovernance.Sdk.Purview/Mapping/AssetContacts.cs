using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// Tells which contacts an asset's entity gets. Owners: the object ids that the owner tag names, else the principals that hold the role Owner at the nearest scope.
/// Experts: the object ids that an expert tag names. Names and mail addresses are not looked up; they stay in the business metadata of <see cref="OwnershipMetadata"/>.
/// </summary>
public sealed class AssetContacts
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Gets the tags that name owners, the first that is there wins. The default is that of <see cref="RollupOptions.OwnerTags"/>.</summary>
    public ImmutableArray<string> OwnerTags { get; init; } = new RollupOptions().OwnerTags;

    /// <summary>Gets the tags that name experts, the first that is there wins. The default is <c>expert</c>, <c>experts</c>.</summary>
    public ImmutableArray<string> ExpertTags { get; init; } = ["expert", "experts"];

    /// <summary>Returns the look-up for one estate.</summary>
    internal Func<Asset, ImmutableArray<CatalogContact>> For(EstateSnapshot snapshot)
    {
        var owners = new OwnerLookup(snapshot, OwnerTags);
        return asset =>
        {
            string? expert = asset.Tags.Count == 0 ? null : ExpertTags.Select(asset.Tags.GetValueOrDefault).FirstOrDefault(text => text is not null);
            ImmutableArray<string> owning = owners.Of(asset);
            return owning.IsEmpty && expert is null ? [] : [.. Contacts(CatalogContact.Owner, owning), .. Contacts(CatalogContact.Expert, expert is null ? [] : [expert])];
        };
    }

    private static IEnumerable<CatalogContact> Contacts(string type, ImmutableArray<string> texts) => texts
        .SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        .Select(text => Guid.TryParseExact(text, "D", out Guid id) ? id : (Guid?)null).OfType<Guid>()
        .Select(id => id.ToString()).Distinct().Order(StringComparer.Ordinal)
        .Take(CatalogContact.Most)
        .Select(id => new CatalogContact(type, id, CatalogContact.OwnInfo));
}
