using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Where data lies, who makes it and who holds it.</summary>
internal static class DataPlaces
{
    /// <summary>Finds what a job reads.</summary>
    internal static IEnumerable<LineageNode> InputsOf(LineageGraph graph, LineageNode job) =>
        graph.EdgesInto(job).Where(edge => edge.Role == LineageRole.Consumes).Select(edge => edge.Upstream);

    /// <summary>Finds the storage paths of a node: itself, or the paths that a data asset is registered over.</summary>
    internal static IEnumerable<LineageNode> PathsOf(LineageGraph graph, LineageNode node) => node.Kind == AssetKinds.StoragePath
        ? [node]
        : graph.EdgesInto(node).Where(edge => edge.Role == LineageRole.Materializes && edge.Upstream.Kind == AssetKinds.StoragePath).Select(edge => edge.Upstream);

    /// <summary>Finds the jobs and deployments that write a data asset or path.</summary>
    internal static IEnumerable<LineageNode> MakersOf(LineageGraph graph, LineageNode node) =>
        PathsOf(graph, node).Append(node)
            .Distinct()
            .SelectMany(at => graph.EdgesInto(at))
            .Where(edge => edge.Role is LineageRole.Produces or LineageRole.Registers)
            .Select(edge => edge.Upstream)
            .Distinct();

    /// <summary>Finds the storage account of a path, or null where the snapshot does not hold it.</summary>
    internal static Asset? AccountOf(EstateSnapshot snapshot, LineageNode path)
    {
        if (path.Id.StorageAccount is { } name)
        {
            foreach (int index in snapshot.IndicesOf(AssetKinds.StorageAccount))
            {
                if (string.Equals(snapshot.IdOf(index).Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return snapshot[index];
                }
            }
        }

        return null;
    }

    /// <summary>Tells whether a model version is named by a deployment.</summary>
    internal static bool IsServed(LineageGraph graph, Asset model) =>
        graph.EdgesOutOf(graph.Node(model.Id)).Any(edge => edge.Role == LineageRole.Deploys);
}
