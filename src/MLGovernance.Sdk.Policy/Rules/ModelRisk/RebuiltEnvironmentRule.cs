using System.Collections.Immutable;
using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5010: the environment that serves a model is the one that was approved.</summary>
internal sealed class RebuiltEnvironmentRule : PolicyRule
{
    private const string ApprovalTimeTags = "approvalTimeTags";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5010",
        DisplayName = "The environment of a deployment was not rebuilt after it was approved",
        Rationale = "An approval speaks of what was there on that day. An image that was built later holds packages that nobody looked at.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Pin the image by its digest, review the environment as it is now, and renew the approval with its date.",
        HelpUri = RulePage.Of("MLG5010"),
        Parameters = [new PolicyParameter(ApprovalTimeTags, "The names of the tags of which one holds the time of approval, on the deployment, the environment version or the served model, the first that is there.", ["approvedAt", "approvedOn"])],
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode[] environments = [.. context.Graph.EdgesInto(context.Graph.Node(asset.Id)).Where(edge => edge.Role == LineageRole.RunsIn).Select(edge => edge.Upstream)];
        IEnumerable<Asset> holders = environments.Select(environment => environment.Asset)
            .Prepend(asset)
            .Concat(ServedModel.OfDeployment(context.Graph, asset).Select(served => served.Model.Asset))
            .OfType<Asset>();
        if (environments.Length == 0 || !TrafficShare.ServesTraffic(context.Snapshot, asset) || ApprovalOf(context, holders) is not { } approval)
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageNode environment in environments)
        {
            Judge(context, asset, environment, approval);
        }
    }

    private static void Judge(PolicyContext context, Asset deployment, LineageNode environment, DateTimeOffset approval)
    {
        if (environment.Asset is not { } known || (known.ModifiedAt ?? known.CreatedAt) is not { } built)
        {
            context.Unknown($"When environment '{environment.DisplayName}' of deployment '{deployment.Name}' was built could not be read.");
        }
        else if (built > approval)
        {
            context.Report(
                string.Create(CultureInfo.InvariantCulture, $"Deployment '{deployment.Id.Parent?.Name}/{deployment.Name}' was approved at {approval:u} and runs in environment '{environment.DisplayName}', which was built at {built:u}."),
                new Evidence(known.ModifiedAt is null ? "/systemData/createdAt" : "/systemData/lastModifiedAt")
                {
                    Asset = known.Id,
                    Expected = string.Create(CultureInfo.InvariantCulture, $"at most {approval:O}"),
                    Actual = built.ToString("O", CultureInfo.InvariantCulture),
                    Path = context.Graph.ShortestPath(known.Id, deployment.Id, LineageQuery.Impact),
                });
        }
        else if (known["/properties/image"]?.AsText() is { } image && !image.Contains("@sha256:", StringComparison.Ordinal))
        {
            context.Unknown($"Image '{image}' of environment '{environment.DisplayName}' is named without a digest: whether it was built anew after the approval at {approval.ToString("u", CultureInfo.InvariantCulture)} cannot be told.");
        }
    }

    private static DateTimeOffset? ApprovalOf(PolicyContext context, IEnumerable<Asset> holders)
    {
        ImmutableArray<string> names = context.Parameter(ApprovalTimeTags);
        foreach (Asset holder in holders)
        {
            foreach (string name in names)
            {
                if (holder.Tags.TryGetValue(name, out string? text) &&
                    DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
                {
                    return time;
                }
            }
        }

        return null;
    }
}
