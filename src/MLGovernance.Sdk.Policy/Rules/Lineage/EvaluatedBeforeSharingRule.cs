using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2006: a model in a registry was evaluated by a job.</summary>
internal sealed class EvaluatedBeforeSharingRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2006",
        DisplayName = "A model that a registry shares was evaluated by a job",
        Rationale = "What a registry offers, other teams take on trust. An evaluation that no job recorded is an opinion.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Run an evaluation job with the model version as an input before it is shared, and keep its report.",
        HelpUri = RulePage.Of("MLG2006"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset.Id.Form != AssetIdForm.RegistryAsset || asset.IsArchived)
        {
            context.NotApplicable();
            return;
        }

        LineageNode[] copies = [.. OriginsOf(context.Graph, context.Graph.Node(asset.Id))];
        if (copies.SelectMany(model => UsersOf(context.Graph, model)).Any(job => job.Kind == AssetKinds.Job))
        {
            return;
        }

        if (copies.Length == 1)
        {
            context.Unknown($"Where model '{asset.DisplayName}' was copied from is not known, so its evaluation cannot be found.");
        }
        else if (copies.Any(model => model.State != LineageNodeState.Asset || context.Snapshot.MayLack(AssetKinds.Job, model.Id.Scope)))
        {
            context.Unknown($"Whether model '{asset.DisplayName}' was evaluated is not known, because jobs of its origin could not be read.");
        }
        else
        {
            context.Report(
                $"Model '{asset.DisplayName}' is shared by a registry, and no job takes it, or the model that it is a copy of, as an input.",
                new Evidence(string.Empty)
                {
                    Asset = copies[^1].Id,
                    Expected = "a job that reads the model",
                    Path = context.Graph.ShortestPath(copies[^1].Id, asset.Id),
                });
        }
    }

    /// <summary>Returns a model and the models that it is a copy of.</summary>
    private static IEnumerable<LineageNode> OriginsOf(LineageGraph graph, LineageNode model)
    {
        var seen = new HashSet<int> { model.Index };
        var pending = new Queue<LineageNode>([model]);
        while (pending.TryDequeue(out LineageNode node))
        {
            yield return node;
            foreach (LineageEdge edge in graph.EdgesInto(node))
            {
                if (edge.Role == LineageRole.DerivesFrom && edge.Upstream.Kind == AssetKinds.ModelVersion && seen.Add(edge.Upstream.Index))
                {
                    pending.Enqueue(edge.Upstream);
                }
            }
        }
    }

    /// <summary>Finds what reads a model version by name, or its files by their path.</summary>
    private static IEnumerable<LineageNode> UsersOf(LineageGraph graph, LineageNode model) =>
        graph.EdgesInto(model)
            .Where(edge => edge.Role == LineageRole.Materializes)
            .Select(edge => edge.Upstream)
            .Append(model)
            .SelectMany(graph.EdgesOutOf)
            .Where(edge => edge.Role == LineageRole.Consumes)
            .Select(edge => edge.Downstream);
}
