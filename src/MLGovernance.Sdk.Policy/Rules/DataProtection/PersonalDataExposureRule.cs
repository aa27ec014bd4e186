using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4005: no personal data is upstream of a public endpoint.</summary>
internal sealed class PersonalDataExposureRule : PolicyRule
{
    private const string PersonalMarks = "personalMarks";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4005",
        DisplayName = "No personal data is upstream of a public endpoint",
        Rationale = "Models can repeat the people they were trained on. A public endpoint over personal data needs a reason, a legal basis and somebody's signature.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Disable public network access of the endpoint, train on data without persons, or record an exemption with its legal basis and an end.",
        HelpUri = RulePage.Of("MLG4005"),
        Parameters =
        [
            new PolicyParameter(
                PersonalMarks,
                "The tags that mark data as personal, as name=value; a name alone means any value. Letter case does not matter.",
                ["personalData=true", "personalData=yes", "classification=personal", "purview.classification=PII"]),
        ],
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset) => DataExposure.Judge(context, asset, context.Parameter(PersonalMarks), "personal");
}
