using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG3004: compute runs in a network of the organisation.</summary>
internal sealed class ComputeNetworkRule : PolicyRule
{
    private const string Pointer = "/properties/properties/subnet/id";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3004",
        DisplayName = "Compute runs in a subnet or in the workspace's managed network",
        Rationale = "Compute outside any network reaches the internet freely and reaches private storage not at all, which tempts people to open the storage.",
        Category = "Security",
        Severity = PolicySeverity.Medium,
        Remediation = "Turn on the managed network of the workspace, or create the compute anew in a subnet.",
        HelpUri = RulePage.Of("MLG3004"),
        Controls = FrameworkControls.NetworkOfBenchmark,
        Covers = ["Azure.ML.ComputeVnet", "policy:7804b5c7"],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Compute];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset["/properties/computeType"]?.AsText() is not ("ComputeInstance" or "AmlCompute"))
        {
            context.NotApplicable();
            return;
        }

        if (!string.IsNullOrEmpty(asset[Pointer]?.AsText()))
        {
            return;
        }

        Asset? workspace = ManagedNetwork.WorkspaceOf(context.Snapshot, asset);
        if (workspace is null || asset["/properties/properties"] is null)
        {
            context.Unknown($"Whether compute '{asset.Name}' runs in a network is not known, because its settings or its workspace could not be read.");
        }
        else if (!ManagedNetwork.Isolates(workspace))
        {
            context.Report(
                $"Compute '{asset.Name}' runs in no subnet, and its workspace has no managed network.",
                new Evidence(Pointer) { Expected = "a subnet" },
                new Evidence(ManagedNetwork.Pointer) { Asset = workspace.Id, Expected = "a managed network", Actual = workspace[ManagedNetwork.Pointer]?.AsText() });
        }
    }
}
