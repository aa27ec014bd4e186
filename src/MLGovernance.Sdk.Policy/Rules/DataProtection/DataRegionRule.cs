using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG4004: a job reads data of its own region.</summary>
internal sealed class DataRegionRule : PolicyRule
{
    private const string AlsoAllowed = "alsoAllowedRegions";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4004",
        DisplayName = "A job reads data of the region that its workspace is in",
        Rationale = "Data that a job reads is copied to where the job runs. Whether data may leave its region is a legal question, not one of a path in a job.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Run the job in a workspace of the data's region, or list the region as allowed.",
        HelpUri = RulePage.Of("MLG4004"),
        Parameters = [new PolicyParameter(AlsoAllowed, "Regions of data that every job may read, for example one of public data.", [])],
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode[] paths = [.. DataPlaces.InputsOf(context.Graph, context.Graph.Node(asset.Id))
            .SelectMany(input => DataPlaces.PathsOf(context.Graph, input))
            .Distinct()];
        if (paths.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        string? home = asset.Id.Scope is { } workspace ? Region(context.Snapshot.Find(workspace)) : null;
        foreach (LineageNode path in paths)
        {
            Asset? account = DataPlaces.AccountOf(context.Snapshot, path);
            if (home is null || Region(account) is not { } region)
            {
                context.Unknown($"Job '{asset.Name}' reads '{path.DisplayName}', and the region of that or of the job's workspace could not be read.");
            }
            else if (region != home && !context.Parameter(AlsoAllowed).Select(Normalize).Contains(region, StringComparer.Ordinal))
            {
                context.Report(
                    $"Job '{asset.Name}' runs in {home} and reads '{path.DisplayName}' in {region}.",
                    new Evidence("/location")
                    {
                        Asset = account!.Id,
                        Expected = home,
                        Actual = account.Location,
                        Path = context.Graph.ShortestPath(path.Id, asset.Id),
                    });
            }
        }
    }

    private static string? Region(Asset? asset) => asset?.Location is { Length: > 0 } location ? Normalize(location) : null;

    /// <summary>Region names come with and without spaces: <c>North Europe</c> is <c>northeurope</c>.</summary>
    private static string Normalize(string region) => region.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
