using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4202: few principals own a subscription or management group.</summary>
internal sealed class PrivilegedScopeRule : PolicyRule
{
    private const string MaxOwners = "maxOwners";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4202",
        DisplayName = "Few principals may grant access to a whole subscription",
        Rationale = "Whoever may assign roles on a subscription reaches every key, store and model in it, today's and tomorrow's; each such principal is a way in.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Replace permanent assignments by eligible ones (PIM), or assign at a resource group; keep two or three for emergencies.",
        HelpUri = RulePage.Of("MLG4202"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(MaxOwners, "How many assignments that may grant access one subscription or management group may carry.", ["3"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleAssignment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? scope = asset["/properties/scope"]?.AsText();
        if (scope is null || scope.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) || !Grants(context, asset))
        {
            context.NotApplicable();
            return;
        }

        Asset[] all =
        [
            .. context.WholeEstate.OfKind(AssetKinds.RoleAssignment)
                .Where(other => string.Equals(other["/properties/scope"]?.AsText()?.TrimEnd('/'), scope.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) && Grants(context, other)),
        ];
        if (!int.TryParse(context.Parameter(MaxOwners)[0], out int most))
        {
            context.Unknown($"The parameter '{MaxOwners}' of MLG4202 is no number.");
        }
        else if (all.Length > most)
        {
            context.Report(
                $"{all.Length} permanent assignments may grant access on '{scope}', this one of '{asset["/properties/principalId"]?.AsText()}' among them; at most {most} are wanted.",
                new Evidence("/properties/scope") { Expected = $"at most {most}", Actual = $"{all.Length}" });
        }
    }

    private static bool Grants(PolicyContext context, Asset assignment) =>
        SnapshotRights.Holds(context.WholeEstate, assignment, AccessOperations.RoleAssignmentsWrite) == AccessResult.Allowed;
}
