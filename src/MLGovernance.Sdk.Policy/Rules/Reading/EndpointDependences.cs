using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>How many endpoints of a graph cannot do without each asset; computed once for a graph, however many threads ask.</summary>
internal sealed class EndpointDependences
{
    private static readonly AssetKind[] EndpointKinds = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint, AssetKinds.ServerlessEndpoint];
    private static readonly ConditionalWeakTable<LineageGraph, Lazy<EndpointDependences>> Known = [];

    private readonly FrozenDictionary<int, LineageDependence> _dependences;

    private EndpointDependences(LineageGraph graph)
    {
        AssetId[] endpoints =
        [
            .. EndpointKinds.SelectMany(graph.Snapshot.OfKind)
                .Select(endpoint => endpoint.Id)
                .Where(endpoint => graph.EdgesInto(graph.Node(endpoint)).Any(edge => LineageRoleSet.Data.Contains(edge.Role))),
        ];
        Endpoints = endpoints.Length;
        _dependences = graph.Dependences(endpoints).ToFrozenDictionary(dependence => dependence.Node.Index);
    }

    /// <summary>Gets the number of endpoints that serve something.</summary>
    internal int Endpoints { get; }

    internal static EndpointDependences Of(LineageGraph graph) => Known.GetValue(graph, static key => new Lazy<EndpointDependences>(() => new EndpointDependences(key))).Value;

    /// <summary>Tells whether endpoints or deployments may be missing from the snapshot.</summary>
    internal static bool MayLackEndpoints(EstateSnapshot snapshot) =>
        EndpointKinds.Concat([AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment]).Any(kind => snapshot.MayLack(kind));

    /// <summary>Gets how many endpoints cannot do without a node.</summary>
    internal int DependentsOf(LineageNode node) => _dependences.GetValueOrDefault(node.Index).Dependents;

    /// <summary>Finds the nodes that a node cannot do without itself and that carry the same endpoints, nearest first.</summary>
    internal IEnumerable<LineageNode> SameAbove(LineageNode node)
    {
        int dependents = DependentsOf(node);
        for (LineageNode? above = _dependences.GetValueOrDefault(node.Index).Above; above is { } one && DependentsOf(one) == dependents; above = _dependences[one.Index].Above)
        {
            yield return one;
        }
    }
}
