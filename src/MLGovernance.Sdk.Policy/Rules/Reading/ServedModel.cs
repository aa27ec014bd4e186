using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>A model, or the job or path that stands for one, and the deployment that serves it.</summary>
internal readonly record struct ServedModel(LineageNode Deployment, LineageNode Model)
{
    /// <summary>Finds what an endpoint serves.</summary>
    internal static IEnumerable<ServedModel> OfEndpoint(LineageGraph graph, Asset endpoint) =>
        DeploymentsOf(graph, endpoint).SelectMany(deployment => Of(graph, deployment));

    /// <summary>Finds what a deployment serves.</summary>
    internal static IEnumerable<ServedModel> OfDeployment(LineageGraph graph, Asset deployment) => Of(graph, graph.Node(deployment.Id));

    internal static IEnumerable<LineageNode> DeploymentsOf(LineageGraph graph, Asset endpoint) =>
        graph.EdgesInto(graph.Node(endpoint.Id)).Where(edge => edge.Role == LineageRole.Serves).Select(edge => edge.Upstream);

    /// <summary>Tells whether a deployment may be missing from the snapshot, so that "it serves nothing" proves nothing.</summary>
    internal static bool MayLackDeployments(EstateSnapshot snapshot, AssetId workspaceMember) =>
        snapshot.MayLack(AssetKinds.OnlineDeployment, workspaceMember.Scope) || snapshot.MayLack(AssetKinds.BatchDeployment, workspaceMember.Scope);

    private static IEnumerable<ServedModel> Of(LineageGraph graph, LineageNode deployment) =>
        graph.EdgesInto(deployment).Where(edge => edge.Role == LineageRole.Deploys).Select(edge => new ServedModel(deployment, edge.Upstream));
}
