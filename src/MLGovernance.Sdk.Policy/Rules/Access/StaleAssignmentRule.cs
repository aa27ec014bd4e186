using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4203: a role assignment belongs to a principal that still exists.</summary>
internal sealed class StaleAssignmentRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4203",
        DisplayName = "A role assignment belongs to a principal that still exists",
        Rationale = "Assignments of deleted principals and assignments past their end hide who really has access, and count against the limit of the subscription.",
        Category = "DataProtection",
        Severity = PolicySeverity.Low,
        Remediation = "Delete the assignment: az role assignment delete --ids followed by its id.",
        HelpUri = RulePage.Of("MLG4203"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleAssignment];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? type = asset["/properties/principalType"]?.AsText();
        if (asset["/properties/endDateTime"]?.AsTime() is { } end && end < context.EvaluatedAt)
        {
            context.Report(
                $"The assignment of '{asset["/properties/principalId"]?.AsText()}' at '{asset["/properties/scope"]?.AsText()}' ended on {end:yyyy-MM-dd}.",
                new Evidence("/properties/endDateTime") { Expected = "a time to come", Actual = end.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        }
        else if (type is null)
        {
            context.Unknown($"The assignment of '{asset["/properties/principalId"]?.AsText()}' was read without the type of its principal.");
        }
        else if (type.Equals("Unknown", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(
                $"The principal '{asset["/properties/principalId"]?.AsText()}' that holds a role at '{asset["/properties/scope"]?.AsText()}' no longer exists.",
                new Evidence("/properties/principalType") { Expected = "User, Group or ServicePrincipal", Actual = type });
        }
    }
}
