using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4201: a custom role neither reads secrets nor grants access.</summary>
internal sealed class CustomRoleSecretsRule : PolicyRule
{
    private const string Allowed = "allowedOperations";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4201",
        DisplayName = "A custom role neither reads secrets nor grants access",
        Rationale = "Operations that list keys, or assign roles and identities, open far more than their names say; some that read secrets end in /read, so that a role of plain reading holds them.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Take the operations away in notActions, or narrow the wildcard that covers them, and give them to a role of their own that few people hold.",
        HelpUri = RulePage.Of("MLG4201"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(Allowed, "Operations that custom roles may hold all the same.", ["Microsoft.MachineLearningServices/workspaces/listNotebookAccessToken/read"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.RoleDefinition];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        RoleDefinition role = AccessModelReader.ReadRoleDefinition(asset.Json, asset.Id.Value);
        if (!role.IsCustom)
        {
            context.NotApplicable();
            return;
        }

        AccessEvaluator holder = AccessEvaluator.Compile(new AccessModel
        {
            RoleDefinitions = [role],
            RoleAssignments = [new RoleAssignment { PrincipalId = "holder", RoleDefinitionId = role.Id, Scope = "/" }],
        });
        ImmutableArray<string> allowed = context.Parameter(Allowed);
        string[] held =
        [
            .. AccessOperations.Secrets.Concat(AccessOperations.Granting)
                .Where(operation => !allowed.Contains(operation.Name, StringComparer.OrdinalIgnoreCase))
                .Where(operation => holder.Evaluate(new AccessRequest { PrincipalId = "holder", Operation = operation.Name, IsDataAction = operation.IsDataAction, Scope = "/" }).Result == AccessResult.Allowed)
                .Select(operation => operation.Name).Order(StringComparer.Ordinal),
        ];
        if (held.Length > 0)
        {
            context.Report(
                $"Custom role '{role.RoleName}' holds {held.Length} operations that read secrets or grant access, such as {held[0]}.",
                [.. held.Take(10).Select(operation => new Evidence("/properties/permissions") { Expected = "not covered", Actual = operation })]);
        }
    }
}
