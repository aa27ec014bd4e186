using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The tag that tells which stage an asset belongs to, such as production: its own, else that of what it lies in, up to the workspace.</summary>
internal readonly record struct EnvironmentTag(Asset Holder, string Name, string Value)
{
    internal string Pointer => $"{Holder.Kind.TagsPath}/{Name}";

    /// <summary>Finds the tag of an asset, the nearest first.</summary>
    internal static EnvironmentTag? Of(EstateSnapshot snapshot, AssetId id, ImmutableArray<string> names)
    {
        for (AssetId? at = id; at is { } current; at = Above(current))
        {
            if (snapshot.Find(current) is { } holder)
            {
                foreach (string name in names)
                {
                    if (holder.Tags.TryGetValue(name, out string? value))
                    {
                        return new EnvironmentTag(holder, name, value);
                    }
                }
            }
        }

        return null;
    }

    internal bool Is(ImmutableArray<string> values) => values.Contains(Value.Trim(), StringComparer.OrdinalIgnoreCase);

    private static AssetId? Above(AssetId id) => id.Parent ?? (id.Scope is { } scope && scope != id ? scope : null);
}
