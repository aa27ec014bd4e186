using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5007: a served model was made by a job that completed.</summary>
internal sealed class CompletedJobRule : PolicyRule
{
    private const string Pointer = "/properties/status";
    private static readonly ImmutableArray<string?> Ended = ["Failed", "Canceled", "CancelRequested", "NotResponding"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5007",
        DisplayName = "A served model was made by a job that completed",
        Rationale = "A job that failed or was stopped leaves files behind that look like a model and were never finished, or never checked.",
        Category = "ModelRisk",
        Severity = PolicySeverity.High,
        Remediation = "Train the model again to the end, and deploy that version.",
        HelpUri = RulePage.Of("MLG5007"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (!DataPlaces.IsServed(context.Graph, asset))
        {
            context.NotApplicable();
            return;
        }

        ModelOrigin origin = ModelOrigin.Of(context.Graph, context.Graph.Node(asset.Id));
        if (origin.Jobs.IsEmpty)
        {
            context.Unknown($"No job is known to have made model '{asset.DisplayName}'.");
        }

        foreach (LineageNode job in origin.Jobs)
        {
            string? status = job.Asset?[Pointer]?.AsText();
            if (Ended.Contains(status))
            {
                context.Report(
                    $"Model '{asset.DisplayName}' is served, and job '{job.Id.Name}', which made it, ended as {status}.",
                    new Evidence(Pointer) { Asset = job.Id, Expected = "Completed", Actual = status, Path = context.Graph.ShortestPath(job.Id, asset.Id) });
            }
            else if (status != "Completed")
            {
                context.Unknown($"How job '{job.Id.Name}', which made model '{asset.DisplayName}', ended is not known{(status is null ? string.Empty : $": it is {status}")}.");
            }
        }
    }
}
