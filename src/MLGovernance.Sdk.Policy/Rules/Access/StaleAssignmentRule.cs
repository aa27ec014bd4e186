using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4203: a role assignment belongs to a principal that still exists.</summary>
internal sealed class StaleAssignmentRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4203",
        DisplayName = "A role assignment belongs to a principal that still exists",
        Rationale = "Assignments of deleted or disabled principals and assignments past their end hide who really has access, and count against the limit of the subscription.",
        Category = "DataProtection",
        Severity = PolicySeverity.Low,
        Remediation = "Delete the assignment: az role assignment delete --ids followed by its id.",
        HelpUri = RulePage.Of("MLG4203"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleAssignment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string principal = asset["/properties/principalId"]?.AsText() ?? "";
        string? type = asset["/properties/principalType"]?.AsText();
        if (asset["/properties/endDateTime"]?.AsTime() is { } end && end < context.EvaluatedAt)
        {
            context.Report(
                $"The assignment of '{principal}' at '{asset["/properties/scope"]?.AsText()}' ended on {end:yyyy-MM-dd}.",
                new Evidence("/properties/endDateTime") { Expected = "a time to come", Actual = end.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        }
        else if (type is null)
        {
            context.Unknown($"The assignment of '{principal}' was read without the type of its principal.");
        }
        else if (type.Equals("Unknown", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(
                $"The principal '{principal}' that holds a role at '{asset["/properties/scope"]?.AsText()}' no longer exists.",
                new Evidence("/properties/principalType") { Expected = "User, Group or ServicePrincipal", Actual = type });
        }
        else if (SnapshotRights.DirectoryEntry(context.WholeEstate, principal) is { } entry)
        {
            JudgeEntry(context, asset, entry);
        }
        else
        {
            context.Unknown($"Whether the principal '{principal}' still exists is not known, because the directory was not read, or not all of it.");
        }
    }

    /// <summary>Azure keeps the assignment and its type when the principal goes; only the directory tells.</summary>
    private static void JudgeEntry(PolicyContext context, Asset assignment, Asset entry)
    {
        string scope = assignment["/properties/scope"]?.AsText() ?? "/";
        string name = entry["/properties/displayName"]?.AsText() ?? entry.Name;
        if (entry["/properties/isDeleted"]?.AsBoolean() == true)
        {
            context.Report(
                $"The principal '{name}' that holds a role at '{scope}' is not in the directory any more.",
                new Evidence("/properties/isDeleted") { Asset = entry.Id, Expected = "false", Actual = "true" });
        }
        else if (entry["/properties/accountEnabled"]?.AsBoolean() == false)
        {
            context.Report(
                $"The principal '{name}' that holds a role at '{scope}' is disabled: whoever enables it again has the role at once.",
                new Evidence("/properties/accountEnabled") { Asset = entry.Id, Expected = "true", Actual = "false" });
        }
        else if (entry.Kind == AssetKinds.GroupMembership && entry["/properties/isComplete"]?.AsBoolean() == false)
        {
            context.Unknown($"Whether the group '{name}' still exists is not known, because its members could not be read.");
        }
    }
}
