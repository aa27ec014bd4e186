using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG3006: storage upstream of an endpoint is closed to the internet.</summary>
internal sealed class OpenUpstreamStorageRule : PolicyRule
{
    private const string AccessPointer = "/properties/publicNetworkAccess";
    private const string ActionPointer = "/properties/networkAcls/defaultAction";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3006",
        DisplayName = "Storage upstream of an endpoint is closed to the internet",
        Rationale = "Who can change what a model is trained from, or its files, decides what it answers. Storage that the internet reaches is the easiest place to try.",
        Category = "Security",
        Severity = PolicySeverity.Medium,
        Remediation = "Disable public network access of the storage account, or set the default action of its network rules to Deny.",
        HelpUri = RulePage.Of("MLG3006"),
        Controls = FrameworkControls.Network,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        var judged = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (LineageNode path in context.Graph.Upstream(asset.Id, LineageQuery.Lineage with { Kinds = [AssetKinds.StoragePath] }))
        {
            if (path.Id.StorageAccount is { } name && judged.Add(name))
            {
                Judge(context, asset, path, name);
            }
        }

        if (judged.Count == 0)
        {
            context.NotApplicable();
        }
    }

    private static void Judge(PolicyContext context, Asset endpoint, LineageNode path, string name)
    {
        if (DataPlaces.AccountOf(context.Snapshot, path) is not { } account || account["/properties"] is null)
        {
            context.Unknown($"Storage account '{name}' upstream of endpoint '{endpoint.Name}' could not be read.");
            return;
        }

        // Both default to open where nothing is set.
        bool isClosed = string.Equals(account[AccessPointer]?.AsText(), "Disabled", StringComparison.OrdinalIgnoreCase)
            || string.Equals(account[ActionPointer]?.AsText(), "Deny", StringComparison.OrdinalIgnoreCase);
        if (!isClosed)
        {
            context.Report(
                $"Endpoint '{endpoint.Name}' depends on storage account '{name}', which the internet reaches.",
                new Evidence(AccessPointer)
                {
                    Asset = account.Id,
                    Expected = "Disabled",
                    Actual = account[AccessPointer]?.AsText(),
                    Path = context.Graph.ShortestPath(path.Id, endpoint.Id),
                });
        }
    }
}
