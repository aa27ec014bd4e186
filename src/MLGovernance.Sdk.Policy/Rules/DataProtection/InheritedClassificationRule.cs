using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG4007: data made from confidential data says how it is classified.</summary>
internal sealed class InheritedClassificationRule : PolicyRule
{
    private const string ClassificationTags = "classificationTags";
    private const string ConfidentialMarks = "confidentialMarks";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4007",
        DisplayName = "Data made from confidential data says how it is classified",
        Rationale = "A classification that stops at the first job protects the original and none of its copies.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Tag the data asset with its classification: that of its origin, or a milder one where the job removed what made it confidential.",
        HelpUri = RulePage.Of("MLG4007"),
        Parameters =
        [
            new PolicyParameter(ClassificationTags, "The names of the tags of which one must tell the classification.", ["classification", "dataClassification"]),
            new PolicyParameter(
                ConfidentialMarks,
                "The tags that mark data as confidential, as name=value; a name alone means any value.",
                ["classification=confidential", "classification=restricted", "classification=secret", "dataClassification=confidential", "dataClassification=restricted", "dataClassification=secret"]),
        ],
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.DataVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode node = context.Graph.Node(asset.Id);
        ImmutableArray<string> names = context.Parameter(ClassificationTags);
        if (DataMark.Of(context.Graph, node, names) is not null)
        {
            return;
        }

        LineageSet upstream = context.Graph.Upstream(asset.Id);
        foreach (LineageNode origin in upstream)
        {
            if (DataMark.Of(context.Graph, origin, context.Parameter(ConfidentialMarks)) is { } mark)
            {
                context.Report(
                    $"Data '{asset.DisplayName}' was made from '{origin.DisplayName}', which is tagged {mark.Name}={mark.Value}, and says nothing of its own classification.",
                    new Evidence($"{asset.Kind.TagsPath}/{names.FirstOrDefault() ?? "classification"}")
                    {
                        Expected = "a classification",
                        Path = context.Graph.ShortestPath(origin.Id, asset.Id),
                    });
                return;
            }
        }

        if (upstream.FirstOrDefault(ModelOrigin.IsUnread) is { Graph: not null } unread)
        {
            context.Unknown($"Whether data '{asset.DisplayName}' was made from confidential data is not known, because {unread} could not be read.");
        }
    }
}
