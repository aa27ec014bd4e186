using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5001: an environment that serves traffic pins its image by digest.</summary>
internal sealed class PinnedImageRule : PolicyRule
{
    private const string Pointer = "/properties/image";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5001",
        DisplayName = "An environment that serves traffic pins its image by digest",
        Rationale = "A tag can be moved to another image after the one it named was tested, scanned and approved. A digest cannot.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Make a version of the environment whose image ends in '@sha256:…', and deploy with that.",
        HelpUri = RulePage.Of("MLG5001"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageEdge[] environments = [.. context.Graph.EdgesInto(context.Graph.Node(asset.Id)).Where(edge => edge.Role == LineageRole.RunsIn)];
        if (environments.Length == 0 || !TrafficShare.ServesTraffic(context.Snapshot, asset))
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageEdge edge in environments)
        {
            Judge(context, asset, edge.Upstream);
        }
    }

    private static void Judge(PolicyContext context, Asset deployment, LineageNode environment)
    {
        string name = environment.DisplayName;
        if (environment.Asset is not { } asset)
        {
            context.Unknown($"Environment '{name}' of deployment '{deployment.Name}' could not be read.");
        }
        else if (asset[Pointer]?.AsText() is { } image)
        {
            if (!image.Contains("@sha256:", StringComparison.OrdinalIgnoreCase))
            {
                context.Report(
                    $"Deployment '{deployment.Id.Parent?.Name}/{deployment.Name}' runs in environment '{name}', whose image is not pinned by digest.",
                    new Evidence(Pointer)
                    {
                        Asset = asset.Id,
                        Expected = "an image that ends in @sha256:…",
                        Actual = image,
                        Path = context.Graph.ShortestPath(asset.Id, deployment.Id, LineageQuery.Impact),
                    });
            }
        }
        else if (asset["/properties/build"] is not null)
        {
            context.Unknown($"Environment '{name}' of deployment '{deployment.Name}' is built from a Dockerfile, whose base image no resource tells.");
        }
        else
        {
            context.Unknown($"Environment '{name}' of deployment '{deployment.Name}' was read without its image.");
        }
    }
}
