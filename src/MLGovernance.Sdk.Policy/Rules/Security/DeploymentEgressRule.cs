using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG3005: an online deployment does not call out to the internet.</summary>
internal sealed class DeploymentEgressRule : PolicyRule
{
    private const string Pointer = "/properties/egressPublicNetworkAccess";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3005",
        DisplayName = "An online deployment does not reach the whole internet",
        Rationale = "Scoring code sees every request. Where it may call anywhere, one bad package sends them away.",
        Category = "Security",
        Severity = PolicySeverity.Medium,
        Remediation = "Set the managed network of the workspace to AllowOnlyApprovedOutbound; in older workspaces set egressPublicNetworkAccess of the deployment to Disabled.",
        HelpUri = RulePage.Of("MLG3005"),
        Controls = FrameworkControls.Network,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset["/properties/endpointComputeType"]?.AsText() is not (null or "Managed"))
        {
            context.NotApplicable();
            return;
        }

        // Where the workspace has a managed network, its rules hold and the older setting of the deployment says nothing.
        Asset? workspace = ManagedNetwork.WorkspaceOf(context.Snapshot, asset);
        if (workspace is not null && ManagedNetwork.RestrictsOutbound(workspace))
        {
            return;
        }

        string? egress = asset[Pointer]?.AsText();
        bool isClosed = string.Equals(egress, "Disabled", StringComparison.OrdinalIgnoreCase) && (workspace is null || !ManagedNetwork.Isolates(workspace));
        if (!isClosed && workspace is null)
        {
            context.Unknown($"Whether deployment '{asset.Name}' reaches the internet is not known, because its workspace could not be read.");
        }
        else if (!isClosed)
        {
            context.Report(
                $"Deployment '{asset.Id.Parent?.Name}/{asset.Name}' may call anywhere on the internet.",
                new Evidence(Pointer) { Expected = "Disabled", Actual = egress },
                new Evidence(ManagedNetwork.Pointer) { Asset = workspace!.Id, Expected = "AllowOnlyApprovedOutbound", Actual = workspace[ManagedNetwork.Pointer]?.AsText() });
        }
    }
}
