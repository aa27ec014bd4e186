using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// Publishes what hangs on an asset: how many endpoints a change of it touches, the worst that policies found of anything it was made from, and the
/// grave vulnerabilities of the images that it is, runs in or was made in. Where no such image was scanned, nothing is said of vulnerabilities.
/// </summary>
public sealed class RiskMetadata : AssetMetadata
{
    private static readonly AssetKind[] Endpoints = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint, AssetKinds.ServerlessEndpoint];

    /// <inheritdoc/>
    public override string Group => "mlgov_risk";

    /// <inheritdoc/>
    public override string Description => "How many endpoints a change of the asset touches, the worst open violation of what it was made from, and vulnerabilities of the images behind it.";

    /// <inheritdoc/>
    public override ImmutableArray<MetadataAttribute> Attributes { get; } =
    [
        new("criticalVulnerabilities", AssetPropertyType.Integer), new("endpoints", AssetPropertyType.Integer), new("highVulnerabilities", AssetPropertyType.Integer),
        new("imageScanned", AssetPropertyType.DateTime), new("worstUpstream"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<CatalogAttribute> Absent { get; } = [new("endpoints", 0), new("worstUpstream", "")];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        LineageGraph graph = report.Graph;
        int[] endpoints = TouchedEndpoints(graph, cancellationToken);
        PolicySeverity?[] worst = WorstUpstream(report, cancellationToken);
        Dictionary<int, VulnerabilityCount> vulnerable = VulnerabilityCount.Of(graph, cancellationToken);
        return Enumerable.Range(0, graph.NodeCount)
            .Where(node => endpoints[node] > 0 || worst[node] is not null || vulnerable.ContainsKey(node))
            .ToDictionary(
                node => graph[node].Id,
                node => ((ImmutableArray<CatalogAttribute>)
                [
                    new CatalogAttribute("endpoints", endpoints[node]), new CatalogAttribute("worstUpstream", worst[node]?.ToString() ?? ""),
                    .. vulnerable.TryGetValue(node, out VulnerabilityCount? count) ? count.Attributes : [],
                ]).Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name)));
    }

    /// <summary>Counts, for each node, the endpoints downstream of it over all roles. Endpoints are few, so the walks start at them.</summary>
    private static int[] TouchedEndpoints(LineageGraph graph, CancellationToken cancellationToken)
    {
        int[] touched = new int[graph.NodeCount];
        foreach (Asset endpoint in Endpoints.SelectMany(graph.Snapshot.OfKind))
        {
            foreach (LineageNode node in graph.Upstream(endpoint.Id, LineageQuery.Impact, cancellationToken))
            {
                touched[node.Index]++;
            }
        }

        return touched;
    }

    /// <summary>Carries the severity of open violations down the data lineage, without that of the asset itself.</summary>
    private static PolicySeverity?[] WorstUpstream(ComplianceReport report, CancellationToken cancellationToken)
    {
        LineageGraph graph = report.Graph;
        var worst = new PolicySeverity?[graph.NodeCount];
        ILookup<int, PolicySeverity> own = report.Violations.ToLookup(finding => finding.Asset.Index, finding => finding.Severity);
        if (own.Count == 0)
        {
            return worst;
        }

        LineageSet order = graph.TopologicalOrder(cancellationToken: cancellationToken);
        for (bool changed = true; changed;)
        {
            // Once is enough without cycles; inside a cycle the order is no order.
            changed = false;
            foreach (LineageNode node in order)
            {
                PolicySeverity? carried = Worse(worst[node.Index], own.Contains(node.Index) ? own[node.Index].Max() : null);
                foreach (LineageEdge edge in carried is null ? [] : graph.EdgesOutOf(node))
                {
                    int below = edge.Downstream.Index;
                    if (LineageRoleSet.Data.Contains(edge.Role) && Worse(worst[below], carried) != worst[below])
                    {
                        worst[below] = carried;
                        changed = true;
                    }
                }
            }
        }

        return worst;
    }

    private static PolicySeverity? Worse(PolicySeverity? left, PolicySeverity? right) => right > left || left is null ? right : left;
}
