using System.Collections.Immutable;
using System.IO.Enumeration;

namespace MLGovernance.Purview;

/// <summary>Assigns a glossary term to the entities of assets that meet all its conditions. A rule without conditions meets every asset.</summary>
/// <param name="Term">The term's name, or <c>NAME@GLOSSARY</c> where several glossaries hold a term of that name. It is not created: glossaries are people's.</param>
public sealed record GlossaryRule(string Term)
{
    /// <summary>Gets the kinds of assets, by name, for example <c>modelVersion</c>. The default, empty, is every kind.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Gets the pattern of the asset's name, with <c>*</c> and <c>?</c>, in any letter case; null, the default, for every name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name of a tag that the asset bears; null, the default, for none.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the pattern of the value of <see cref="Tag"/>, with <c>*</c> and <c>?</c>, in any letter case; null, the default, for every value.</summary>
    public string? TagValue { get; init; }

    /// <summary>Gets a classification that the entity gets, by type or as the tag states it; null, the default, for none. It needs <see cref="EntityMapperOptions.Classifications"/>.</summary>
    public string? Classification { get; init; }

    internal bool Meets(Asset asset, CatalogEntity entity) =>
        (Kinds.IsDefaultOrEmpty || Kinds.Contains(asset.Kind.Name, StringComparer.OrdinalIgnoreCase))
        && (Name is null || FileSystemName.MatchesSimpleExpression(Name, asset.Name))
        && (Tag is null || (asset.Tags.TryGetValue(Tag, out string? value) && (TagValue is null || FileSystemName.MatchesSimpleExpression(TagValue, value))))
        && (Classification is null || entity.Classifications.Any(type => type.Equals(Classification, StringComparison.OrdinalIgnoreCase)
            || type.Equals(TypeNames.ClassificationPrefix + Classification, StringComparison.OrdinalIgnoreCase)));
}
