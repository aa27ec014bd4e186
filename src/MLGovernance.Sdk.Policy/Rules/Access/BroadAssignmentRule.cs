using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4209: a role that may change everything is given on a resource group at most.</summary>
internal sealed class BroadAssignmentRule : PolicyRule
{
    /// <summary>Operations of two services: a role that holds both was not made for one.</summary>
    private static readonly string[] Witnesses = ["Microsoft.MachineLearningServices/workspaces/delete", "Microsoft.Storage/storageAccounts/delete"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4209",
        DisplayName = "A role that may change everything is given on a resource group at most",
        Rationale = "Contributor or Owner on a subscription lists the keys of every storage account and deletes every workspace in it; nobody's daily work needs that, and a stolen token has it too.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Assign the role on the resource group that is worked in, make it eligible (PIM) instead of permanent, or give a narrower role: mlgov access propose writes one.",
        HelpUri = RulePage.Of("MLG4209"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleAssignment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? scope = asset["/properties/scope"]?.AsText();
        bool isNarrow = scope?.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) ?? false;
        if (isNarrow || asset["/properties/endDateTime"]?.AsTime() is not null)
        {
            context.NotApplicable();
            return;
        }

        if (scope is null)
        {
            context.Unknown($"The role assignment '{asset.Name}' was read without its scope.");
            return;
        }

        AccessResult?[] holds = [.. Witnesses.Select(operation => SnapshotRights.Holds(context.WholeEstate, asset, operation))];
        string principal = asset["/properties/principalId"]?.AsText() ?? "";
        if (Array.TrueForAll(holds, result => result == AccessResult.Allowed))
        {
            context.Report(
                $"'{principal}' permanently holds a role at '{scope}' that may change and delete everything in it.",
                new Evidence("/properties/scope") { Expected = "a resource group, or less", Actual = scope });
        }
        else if (holds.Contains(AccessResult.Indeterminate))
        {
            context.Unknown($"What the role of '{principal}' at '{scope}' allows is not known, because its definition was not read or its condition cannot be decided.");
        }
    }
}
