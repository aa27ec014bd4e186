using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>A tag that marks data: on the data asset, on the asset that it is a version of, or on a datastore that holds the path.</summary>
internal readonly record struct DataMark(Asset Holder, string Name, string Value)
{
    private static readonly ImmutableArray<AssetKind> DataKinds =
    [
        AssetKinds.DataVersion, AssetKinds.DataContainer, AssetKinds.FeatureSetVersion, AssetKinds.FeatureSetContainer, AssetKinds.Feature,
    ];

    internal string Pointer => $"{Holder.Kind.TagsPath}/{Name}";

    /// <summary>Finds the mark of a node.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">A data asset or place.</param>
    /// <param name="marks">The marks to look for, as <c>name=value</c>.</param>
    internal static DataMark? Of(LineageGraph graph, LineageNode node, ImmutableArray<string> marks)
    {
        foreach (Asset holder in HoldersOf(graph, node))
        {
            foreach (string mark in marks)
            {
                int split = mark.IndexOf('=', StringComparison.Ordinal);
                string name = split < 0 ? mark : mark[..split];
                if (holder.Tags.TryGetValue(name, out string? value)
                    && (split < 0 || string.Equals(value.Trim(), mark[(split + 1)..], StringComparison.OrdinalIgnoreCase)))
                {
                    return new DataMark(holder, name, value);
                }
            }
        }

        return null;
    }

    private static IEnumerable<Asset> HoldersOf(LineageGraph graph, LineageNode node)
    {
        if (node.Asset is { } asset)
        {
            if (!DataKinds.Contains(asset.Kind))
            {
                return [];
            }

            Asset? container = asset.Id.Container is { } id ? graph.Snapshot.Find(id) : null;
            return container is null ? [asset] : [asset, container];
        }

        return graph.EdgesInto(node).Where(edge => edge.Role == LineageRole.Stores).Select(edge => edge.Upstream.Asset).OfType<Asset>();
    }
}
