using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2007: a production job reads no data that a development job wrote.</summary>
internal sealed class ProductionDataOriginRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2007",
        DisplayName = "A production job reads no data that a development job wrote",
        Rationale = "Code of a development workspace is unreviewed, and so is what it writes; read in production, it decides there unseen.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Run the step that writes the data in the production workspace too, and read that result.",
        HelpUri = RulePage.Of("MLG2007"),
        Parameters = [StageParameters.Tags, StageParameters.Production, StageParameters.Development],
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (StageParameters.IsProduction(context, asset.Id) is not { } isProduction)
        {
            context.Unknown($"Whether job '{asset.Name}' is one of production is not known, because its workspace could not be read.");
            return;
        }

        if (!isProduction)
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageNode input in DataPlaces.InputsOf(context.Graph, context.Graph.Node(asset.Id)))
        {
            foreach (LineageNode maker in DataPlaces.MakersOf(context.Graph, input).Where(node => node.Kind == AssetKinds.Job))
            {
                Judge(context, asset, input, maker);
            }
        }
    }

    private static void Judge(PolicyContext context, Asset job, LineageNode input, LineageNode maker)
    {
        switch (StageParameters.IsDevelopment(context, maker.Id))
        {
            case null:
                context.Unknown($"Production job '{job.Name}' reads '{input.DisplayName}', and the workspace of job '{maker.Id.Name}', which wrote it, could not be read.");
                break;
            case true:
                context.Report(
                    $"Production job '{job.Name}' reads '{input.DisplayName}', which job '{maker.Id.Name}' of development workspace '{maker.Id.Scope?.Name}' wrote.",
                    new Evidence(string.Empty) { Asset = maker.Id, Expected = "a job of production", Path = context.Graph.ShortestPath(maker.Id, job.Id) });
                break;
        }
    }
}
