using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4210: who may grant access holds that role for a while, not for ever.</summary>
internal sealed class StandingPrivilegeRule : PolicyRule
{
    private const string EmergencyPrincipals = "emergencyPrincipals";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4210",
        DisplayName = "A role that may grant access is held for a limited time",
        Rationale = "A role that is activated when it is needed leaves a stolen token with nothing; one that is held for ever is there for whoever comes.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Make the assignment eligible in Privileged Identity Management, or give it an end; name the accounts that are kept for emergencies.",
        HelpUri = RulePage.Of("MLG4210"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(EmergencyPrincipals, "The object ids of principals that may hold such a role for ever.", [])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleAssignmentSchedule];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (string.Equals(asset["/properties/assignmentType"]?.AsText(), "Activated", StringComparison.OrdinalIgnoreCase))
        {
            context.NotApplicable();
            return;
        }

        if (AssignmentOf(context.WholeEstate, asset) is not { } assignment)
        {
            context.Unknown("The role assignment of this schedule was not read.");
            return;
        }

        switch (SnapshotRights.Holds(context.WholeEstate, assignment, AccessOperations.RoleAssignmentsWrite))
        {
            case AccessResult.Indeterminate:
                context.Unknown("Its role definition was not read, or its condition cannot be decided.");
                break;
            case AccessResult.Allowed:
                string principal = asset["/properties/principalId"]?.AsText() ?? "";
                if (asset["/properties/endDateTime"] is null && !context.Parameter(EmergencyPrincipals).Contains(principal, StringComparer.OrdinalIgnoreCase))
                {
                    context.Report(
                        $"Principal '{principal}' may grant access on '{asset["/properties/scope"]?.AsText()}' without an end.",
                        new Evidence("/properties/endDateTime") { Expected = "a time" });
                }

                break;
            default:
                context.NotApplicable();
                break;
        }
    }

    private static Asset? AssignmentOf(EstateSnapshot snapshot, Asset schedule)
    {
        if (schedule["/properties/originRoleAssignmentId"]?.AsText() is { } origin && AssetId.TryParse(origin, null, out AssetId id) && snapshot.Find(id) is { } named)
        {
            return named;
        }

        string[] key = ["/properties/principalId", "/properties/scope", "/properties/roleDefinitionId"];
        return snapshot.OfKind(AssetKinds.RoleAssignment).FirstOrDefault(assignment =>
            key.All(path => string.Equals(assignment[path]?.AsText(), schedule[path]?.AsText(), StringComparison.OrdinalIgnoreCase)));
    }
}
