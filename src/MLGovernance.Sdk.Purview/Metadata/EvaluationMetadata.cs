using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// Publishes how a model version was evaluated, and what watches it: the jobs that took it, or a model that it is a copy of, as an input, and the schedules that
/// monitor it or a deployment of it. Scores are no part of ARM's answer, so they are not published.
/// </summary>
public sealed class EvaluationMetadata : AssetMetadata
{
    private const int MostJobs = 20;

    private static readonly ImmutableArray<CatalogAttribute> NoEvaluation = [new("evaluatedBy", ""), new("evaluations", 0), new("monitoredBy", "")];

    /// <inheritdoc/>
    public override string Group => "mlgov_evaluation";

    /// <inheritdoc/>
    public override string Description => "Which jobs evaluated the model, when the last one ran, and what monitors it.";

    /// <inheritdoc/>
    public override ImmutableArray<MetadataAttribute> Attributes { get; } =
        [new("evaluatedBy"), new("evaluations", AssetPropertyType.Integer), new("lastEvaluated", AssetPropertyType.DateTime), new("monitoredBy")];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Dictionary<AssetId, ImmutableArray<CatalogAttribute>> values = [];
        foreach (Asset model in report.Graph.Snapshot.OfKind(AssetKinds.ModelVersion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            values[model.Id] = Of(report.Graph.Node(model.Id));
        }

        return values;
    }

    private static ImmutableArray<CatalogAttribute> Of(LineageNode model)
    {
        if (!IsTouched(model))
        {
            return NoEvaluation;
        }

        LineageNode[] jobs = [.. ModelLineage.OriginsOf(model).SelectMany(ModelLineage.ReadersOf).Distinct()];
        string[] monitors =
        [
            .. Below(model).Append(model)
                .SelectMany(watched => watched.Graph.EdgesInto(watched).Where(edge => edge.Role == LineageRole.Monitors).Select(edge => edge.Upstream.DisplayName))
                .Distinct().Order(StringComparer.Ordinal),
        ];
        if (jobs.Length == 0 && monitors.Length == 0)
        {
            return NoEvaluation;
        }

        var attributes = ImmutableArray.CreateBuilder<CatalogAttribute>(4);
        attributes.Add(new CatalogAttribute("evaluatedBy", Join([.. jobs.Select(job => job.DisplayName).Order(StringComparer.Ordinal)], MostJobs)));
        attributes.Add(new CatalogAttribute("evaluations", jobs.Length));
        if (jobs.Select(job => job.Asset).Max(job => job?.ModifiedAt ?? job?.CreatedAt) is { } last)
        {
            attributes.Add(new CatalogAttribute("lastEvaluated", last));
        }

        attributes.Add(new CatalogAttribute("monitoredBy", Join(monitors, MostJobs)));
        return attributes.ToImmutable();
    }

    /// <summary>Tells whether any edge could lead to an evaluation or a monitor; most models of a large estate have none.</summary>
    private static bool IsTouched(LineageNode model)
    {
        foreach (LineageEdge edge in model.Graph.EdgesInto(model))
        {
            if (edge.Role is LineageRole.DerivesFrom or LineageRole.Materializes or LineageRole.Monitors)
            {
                return true;
            }
        }

        foreach (LineageEdge edge in model.Graph.EdgesOutOf(model))
        {
            if (edge.Role is LineageRole.Consumes or LineageRole.Deploys)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<LineageNode> Below(LineageNode model) =>
        model.Graph.EdgesOutOf(model).Where(edge => edge.Role == LineageRole.Deploys).Select(edge => edge.Downstream);
}
