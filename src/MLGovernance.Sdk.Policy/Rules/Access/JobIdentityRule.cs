using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4204: a job reads data as the person who submits it.</summary>
internal sealed class JobIdentityRule : PolicyRule
{
    private const string Pointer = "/properties/identity/identityType";
    private const string Allowed = "allowedIdentities";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4204",
        DisplayName = "A job reads data as the person who submits it",
        Rationale = "A job that runs as the compute's identity reads what that identity may, whoever submits it; access lists of people then no longer decide.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Set the job's identity to user_identity in its YAML, or keep the compute and its identity to one team.",
        HelpUri = RulePage.Of("MLG4204"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(Allowed, "The identity types that jobs may run with; NotSet stands for none. Set UserIdentity alone to demand it.", ["NotSet", "AMLToken", "Managed", "UserIdentity"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string type = asset["/properties/jobType"]?.AsText() ?? "";
        if (type is not ("Command" or "Sweep" or "AutoML" or "Spark"))
        {
            // A pipeline's steps are jobs of their own.
            context.NotApplicable();
            return;
        }

        string? identity = asset[Pointer]?.AsText();
        if (!context.Parameter(Allowed).Contains(identity ?? "NotSet", StringComparer.OrdinalIgnoreCase))
        {
            context.Report($"Job '{asset.Name}' reads data as the compute's identity: its own is {identity ?? "not set"}.", new Evidence(Pointer) { Expected = "UserIdentity", Actual = identity });
        }
    }
}
