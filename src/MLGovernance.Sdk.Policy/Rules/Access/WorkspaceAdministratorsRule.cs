using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4211: few people may change everything in a workspace by an assignment of their own.</summary>
internal sealed class WorkspaceAdministratorsRule : PolicyRule
{
    private const string MaxAdministrators = "maxAdministrators";
    private const string DeleteWorkspace = "Microsoft.MachineLearningServices/workspaces/delete";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4211",
        DisplayName = "Few people may change everything in a workspace",
        Rationale = "Owner and Contributor of a workspace list its keys, run code as its computes and read what its jobs left; a person needs less for daily work, and leaves without a trace in a group.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Assign AzureML Data Scientist, or a role of your own (mlgov access propose writes one), and give administration to a group with reviews.",
        HelpUri = RulePage.Of("MLG4211"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(MaxAdministrators, "How many users may hold such a role on the workspace itself.", ["3"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Workspace];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (SnapshotRights.MayLackAssignments(context.WholeEstate))
        {
            context.Unknown("Role assignments were not read; add an access source.");
            return;
        }

        if (!int.TryParse(context.Parameter(MaxAdministrators)[0], out int most))
        {
            context.Unknown($"The parameter '{MaxAdministrators}' of MLG4211 is no number.");
            return;
        }

        string[] administrators =
        [
            .. context.WholeEstate.OfKind(AssetKinds.RoleAssignment)
                .Where(assignment => IsOfUser(assignment) && IsAt(assignment, asset) && SnapshotRights.Holds(context.WholeEstate, assignment, DeleteWorkspace) == AccessResult.Allowed)
                .Select(assignment => assignment["/properties/principalId"]?.AsText() ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
        if (administrators.Length > most)
        {
            context.Report(
                $"{administrators.Length} users may change everything in '{asset.DisplayName}' by assignments of their own; at most {most} are wanted.",
                new Evidence("/id") { Expected = $"at most {most}", Actual = string.Join(", ", administrators) });
        }
    }

    private static bool IsOfUser(Asset assignment) => string.Equals(assignment["/properties/principalType"]?.AsText(), "User", StringComparison.OrdinalIgnoreCase);

    private static bool IsAt(Asset assignment, Asset workspace) =>
        string.Equals(assignment["/properties/scope"]?.AsText()?.TrimEnd('/'), workspace.Id.Value, StringComparison.OrdinalIgnoreCase);
}
