using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>
/// Empties what former publishes set and the estate no longer states: attributes and relationships that only this library's types have, and
/// attributes of its own business metadata groups. A partial update cannot take them away; an empty text or list says as much.
/// </summary>
internal static class StaleMembers
{
    /// <summary>What the names of this library's own business metadata groups begin with.</summary>
    internal const string OwnGroups = "mlgov_";

    internal static CatalogEntity Cleared(CatalogEntity entity, HeldEntity held, ILookup<string, string>? ownAttributes, ImmutableArray<string>.Builder differences)
    {
        HashSet<string> own = [.. ownAttributes?[entity.TypeName] ?? []];
        own.Remove(EntityComparison.GoneSince);
        ImmutableArray<CatalogAttribute> stale = Stale("", held.Attributes, entity.Attributes, own.Contains, differences);
        CatalogEntity cleared = stale.IsEmpty ? entity : entity with { Attributes = [.. entity.Attributes, .. stale] };
        ImmutableArray<CatalogAttribute> unrelated = Stale("", held.RelationshipAttributes, entity.RelationshipAttributes, own.Contains, differences);
        cleared = unrelated.IsEmpty ? cleared : cleared with { RelationshipAttributes = [.. entity.RelationshipAttributes, .. unrelated] };
        JsonElement groups = HeldEntity.Member(held.Json, "businessAttributes");
        foreach (JsonProperty group in groups.ValueKind == JsonValueKind.Object ? groups.EnumerateObject() : default)
        {
            if (group.Name.StartsWith(OwnGroups, StringComparison.Ordinal))
            {
                ImmutableArray<CatalogAttribute> stated = entity.BusinessMetadata.GetValueOrDefault(group.Name, []);
                ImmutableArray<CatalogAttribute> gone = Stale(group.Name + ".", group.Value, stated, static _ => true, differences);
                cleared = gone.IsEmpty ? cleared : cleared with { BusinessMetadata = cleared.BusinessMetadata.SetItem(group.Name, [.. stated, .. gone]) };
            }
        }

        return cleared;
    }

    private static ImmutableArray<CatalogAttribute> Stale(
        string prefix, JsonElement held, ImmutableArray<CatalogAttribute> stated, Func<string, bool> isOwn, ImmutableArray<string>.Builder differences)
    {
        if (held.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        ImmutableArray<CatalogAttribute>.Builder stale = ImmutableArray.CreateBuilder<CatalogAttribute>();
        foreach (JsonProperty member in held.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array && !EntityComparison.IsEmpty(member.Value)
                && isOwn(member.Name) && !stated.Any(attribute => attribute.Name == member.Name))
            {
                differences.Add($"{prefix}{member.Name}: {EntityComparison.Show(member.Value)} → nothing");
                stale.Add(new CatalogAttribute(member.Name, member.Value.ValueKind == JsonValueKind.String ? "" : ImmutableArray<string>.Empty));
            }
        }

        return stale.ToImmutable();
    }
}
