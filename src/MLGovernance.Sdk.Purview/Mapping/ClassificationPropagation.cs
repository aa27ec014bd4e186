using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>Carries classifications from the assets whose tags, or whose curators in the catalogue, state them to all that is made from these.</summary>
public static class ClassificationPropagation
{
    /// <summary>Finds the classifications of every asset, each with a shortest way from where it is stated as the reason.</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The classifications in the order of names and nodes. An asset that states one itself does not inherit the same.</returns>
    public static ImmutableArray<AssetClassification> Run(LineageGraph graph, ClassificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new ClassificationOptions();
        SortedDictionary<string, List<int>> stated = new(StringComparer.OrdinalIgnoreCase), curated = new(StringComparer.Ordinal);
        bool[] stops = new bool[graph.NodeCount];
        for (int i = 0; i < graph.NodeCount; i++)
        {
            LineageNode node = graph[i];
            foreach (string name in Stated(node, options))
            {
                (stated.TryGetValue(name, out List<int>? nodes) ? nodes : stated[name] = []).Add(i);
            }

            foreach (string name in Curated(node))
            {
                (curated.TryGetValue(name, out List<int>? nodes) ? nodes : curated[name] = []).Add(i);
            }

            stops[i] = IsStop(node, options) || graph.EdgesInto(node).Any(edge => edge.Role == LineageRole.Runs && IsStop(edge.Upstream, options));
        }

        var found = ImmutableArray.CreateBuilder<AssetClassification>();
        foreach ((string name, List<int> sources, bool isCurated) in stated.Select(pair => (pair.Key, pair.Value, false)).Concat(curated.Select(pair => (pair.Key, pair.Value, true))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Spread(graph, name, isCurated, sources, stops, found);
        }

        return found.ToImmutable();
    }

    private static void Spread(LineageGraph graph, string name, bool isCurated, List<int> sources, bool[] stops, ImmutableArray<AssetClassification>.Builder found)
    {
        // The node before each reached one; a source is before itself.
        SortedDictionary<int, int> before = [];
        Queue<int> open = new();
        foreach (int source in sources)
        {
            if (before.TryAdd(source, source))
            {
                open.Enqueue(source);
            }
        }

        while (open.TryDequeue(out int next))
        {
            if (stops[next])
            {
                continue;
            }

            foreach (int to in graph.EdgesOutOf(graph[next]).Where(edge => LineageRoleSet.Data.Contains(edge.Role)).Select(edge => edge.Downstream.Index).Order())
            {
                if (before.TryAdd(to, next))
                {
                    open.Enqueue(to);
                }
            }
        }

        foreach (int reached in before.Keys)
        {
            List<AssetId> path = [graph[reached].Id];
            for (int at = reached; before[at] != at; at = before[at])
            {
                path.Add(graph[before[at]].Id);
            }

            path.Reverse();
            found.Add(new AssetClassification(graph[reached].Id, name, [.. path]) { IsCurated = isCurated });
        }
    }

    private static IEnumerable<string> Stated(LineageNode node, ClassificationOptions options) => node.Asset is not { } asset ? [] : options.Tags
        .Select(tag => asset.Tags.GetValueOrDefault(tag)?.Trim())
        .Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Curated(LineageNode node) =>
        node.Asset?[$"/properties/{CuratedFacts.FactName}/classifications"] is { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Select(HeldEntity.Text).OfType<string>() : [];

    private static bool IsStop(LineageNode node, ClassificationOptions options) =>
        node.Asset is { } asset && string.Equals(asset.Tags.GetValueOrDefault(options.StopTag), "true", StringComparison.OrdinalIgnoreCase);
}
