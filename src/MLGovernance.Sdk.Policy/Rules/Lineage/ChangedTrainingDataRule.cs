using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2005: the place that a served model was trained from was not written again since.</summary>
internal sealed class ChangedTrainingDataRule : ServedModelRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2005",
        DisplayName = "Training data of a served model was not overwritten since",
        Rationale = "When the folder that a model was trained from is written again, the data asset still names it and no longer means what the model saw.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Write each run's data to a path of its own, register a new version of the data asset, and train the model again where it has to match.",
        HelpUri = RulePage.Of("MLG2005"),
        Controls = FrameworkControls.Data,
    };

    protected override void Judge(PolicyContext context, Asset model)
    {
        ModelOrigin origin = ModelOrigin.Of(context.Graph, context.Graph.Node(model.Id));
        if (origin.Jobs.IsEmpty)
        {
            context.Unknown($"No job is known to have made model '{model.DisplayName}', so its training data is not known.");
        }

        foreach (LineageNode job in origin.Jobs)
        {
            Judge(context, model, job);
        }
    }

    private static void Judge(PolicyContext context, Asset model, LineageNode job)
    {
        if (job.Asset?.CreatedAt is not { } trainedAt)
        {
            context.Unknown($"When job '{job.Id.Name}' made model '{model.DisplayName}' is not known.");
            return;
        }

        foreach (LineageNode input in DataPlaces.InputsOf(context.Graph, job).Where(node => node.Kind != AssetKinds.Job))
        {
            foreach (LineageNode writer in DataPlaces.MakersOf(context.Graph, input))
            {
                if (writer != job && writer.Asset?.CreatedAt > trainedAt && !IsPartOf(context.Graph, writer, job) && !IsPartOf(context.Graph, job, writer))
                {
                    context.Report(
                        $"Model '{model.DisplayName}' is served, and '{input.DisplayName}', which it was trained from, was written again by job '{writer.Id.Name}' afterwards.",
                        new Evidence("/systemData/createdAt")
                        {
                            Asset = writer.Id,
                            Expected = "before " + trainedAt.ToString("u", System.Globalization.CultureInfo.InvariantCulture),
                            Actual = writer.Asset?.CreatedAt?.ToString("u", System.Globalization.CultureInfo.InvariantCulture),
                            Path = context.Graph.ShortestPath(writer.Id, model.Id),
                        });
                }
            }
        }
    }

    /// <summary>Tells whether a job is a child of another: steps of one pipeline write and read in one run.</summary>
    private static bool IsPartOf(LineageGraph graph, LineageNode child, LineageNode parent)
    {
        LineageNode[] parents = [.. Parents(graph, child)];
        return parents.Contains(parent) || parents.Intersect(Parents(graph, parent)).Any();
    }

    private static IEnumerable<LineageNode> Parents(LineageGraph graph, LineageNode job) =>
        graph.EdgesInto(job).Where(edge => edge.Role == LineageRole.Contains && edge.Upstream.Kind == AssetKinds.Job).Select(edge => edge.Upstream);
}
