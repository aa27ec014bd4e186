using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG3001: a workspace refuses public network access.</summary>
internal sealed class WorkspacePublicAccessRule : PolicyRule
{
    private const string Pointer = "/properties/publicNetworkAccess";
    private const string Fallback = "/properties/allowPublicAccessWhenBehindVnet";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3001",
        DisplayName = "A workspace refuses public network access",
        Rationale = "A workspace that answers the internet turns one stolen token into access to its data, models and keys.",
        Category = "Security",
        Severity = PolicySeverity.High,
        Remediation = "Give the workspace a private endpoint and disable its public network access.",
        HelpUri = RulePage.Of("MLG3001"),
        Controls = FrameworkControls.NetworkOfBenchmark,
        Covers = ["Azure.ML.PublicAccess", "CKV_AZURE_144", "CKV2_AZURE_49", "policy:438c38d2"],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Workspace];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? access = asset[Pointer]?.AsText();
        if (string.Equals(access, "Disabled", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (access is not null && !string.Equals(access, "Enabled", StringComparison.OrdinalIgnoreCase))
        {
            context.Unknown($"Workspace '{asset.Name}' has public network access '{access}', which this version does not know.");
            return;
        }

        if (asset["/properties"] is null)
        {
            context.Unknown($"Workspace '{asset.Name}' was read without its properties.");
            return;
        }

        // Old workspaces have no publicNetworkAccess; they are open unless the setting before it says otherwise, and even then by token.
        context.Report(
            access is null
                ? $"Workspace '{asset.Name}' does not disable public network access; where nothing is set, it is on."
                : $"Workspace '{asset.Name}' accepts public network access.",
            new Evidence(Pointer) { Expected = "Disabled", Actual = access },
            new Evidence(Fallback) { Expected = "false", Actual = asset[Fallback]?.AsText() });
        context.Offer(new Remediation
        {
            ArmPatch = """{"properties":{"publicNetworkAccess":"Disabled"}}""",
            AzureCli = $"az ml workspace update --name {AzureCliCommand.Quote(asset.Name)} --resource-group {AzureCliCommand.Quote(asset.Id.ResourceGroup ?? "<resource group>")} --public-network-access Disabled",
            Bicep = "properties: {\n  publicNetworkAccess: 'Disabled'\n}",
        });
    }
}
