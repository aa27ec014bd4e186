using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4002: no confidential data is upstream of a public endpoint.</summary>
internal sealed class ConfidentialDataExposureRule : PolicyRule
{
    private const string ConfidentialMarks = "confidentialMarks";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4002",
        DisplayName = "No confidential data is upstream of a public endpoint",
        Rationale = "A model gives away what it was trained on: by membership, by inversion, by plain repetition. Whoever may call it may try.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Disable public network access of the endpoint, or train the model on data that may be public.",
        HelpUri = RulePage.Of("MLG4002"),
        Parameters =
        [
            new PolicyParameter(
                ConfidentialMarks,
                "The tags that mark data as confidential, as name=value; a name alone means any value. Letter case does not matter.",
                [
                    "classification=confidential", "classification=highly-confidential", "classification=restricted", "classification=secret",
                    "dataClassification=confidential", "dataClassification=highly-confidential", "dataClassification=restricted", "dataClassification=secret",
                ]),
        ],
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset) => DataExposure.Judge(context, asset, context.Parameter(ConfidentialMarks), "confidential");
}
