using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5007: a served model was made by a job that completed.</summary>
internal sealed class CompletedJobRule : ServedModelRule
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

    protected override void Judge(PolicyContext context, Asset model)
    {
        ModelOrigin origin = ModelOrigin.Of(context.Graph, context.Graph.Node(model.Id));
        if (origin.Jobs.IsEmpty)
        {
            context.Unknown($"No job is known to have made model '{model.DisplayName}'.");
        }

        foreach (LineageNode job in origin.Jobs)
        {
            string? status = job.Asset?[Pointer]?.AsText();
            if (Ended.Contains(status))
            {
                context.Report(
                    $"Model '{model.DisplayName}' is served, and job '{job.Id.Name}', which made it, ended as {status}.",
                    new Evidence(Pointer) { Asset = job.Id, Expected = "Completed", Actual = status, Path = context.Graph.ShortestPath(job.Id, model.Id) });
            }
            else if (status != "Completed")
            {
                context.Unknown($"How job '{job.Id.Name}', which made model '{model.DisplayName}', ended is not known{(status is null ? string.Empty : $": it is {status}")}.");
            }
        }
    }
}
