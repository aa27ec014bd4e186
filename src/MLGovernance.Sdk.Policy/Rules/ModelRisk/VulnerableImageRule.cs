using System.Collections.Immutable;
using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5101: the image of a deployment has no grave vulnerability that has had a fix for longer than is granted.</summary>
internal sealed class VulnerableImageRule : PolicyRule
{
    private const string CriticalDays = "criticalDays";
    private const string HighDays = "highDays";
    private const int MostShown = 10;

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5101",
        DisplayName = "The image of a deployment has no overdue vulnerability",
        Rationale = "What is known and has a fix is what attackers try first; an endpoint runs its image until somebody deploys another.",
        Category = "ModelRisk",
        Severity = PolicySeverity.High,
        Remediation = "Make a version of the environment on a newer base image or with newer packages, scan it, and deploy with that.",
        HelpUri = RulePage.Of("MLG5101"),
        Controls = FrameworkControls.Vulnerabilities,
        Parameters =
        [
            new PolicyParameter(CriticalDays, "How many days after its publication a critical vulnerability with a fix may stay.", ["7"]),
            new PolicyParameter(HighDays, "How many days after its publication a high vulnerability with a fix may stay.", ["30"]),
        ],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode[] environments = [.. Into(context, context.Graph.Node(asset.Id), LineageRole.RunsIn)];
        if (environments.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageNode environment in environments)
        {
            LineageNode[] images = [.. Into(context, environment, LineageRole.BuildsFrom).Where(node => node.Kind == AssetKinds.ContainerImage)];
            if (images.Length == 0)
            {
                context.Unknown($"The image of environment '{environment.DisplayName}' is not known.");
            }

            foreach (LineageNode image in images)
            {
                Judge(context, asset, image);
            }
        }
    }

    private static IEnumerable<LineageNode> Into(PolicyContext context, LineageNode node, LineageRole role) =>
        context.Graph.EdgesInto(node).Where(edge => edge.Role == role).Select(edge => edge.Upstream);

    private static void Judge(PolicyContext context, Asset deployment, LineageNode image)
    {
        ImmutableArray<ImageScan> scans = ImageScans.Of(context.WholeEstate).For(image.Id);
        if (scans.IsEmpty)
        {
            context.Unknown($"No scan of image '{image.Id.Value}' was read.");
        }

        foreach (ImageScan scan in scans)
        {
            ILookup<bool?, ImageVulnerability> grave = scan.Open.Where(found => found.IsFixable && Limit(context, found) is not null).ToLookup(found => IsOverdue(context, scan, found));
            ImageVulnerability[] overdue = [.. grave[true].OrderByDescending(found => found.Severity).ThenBy(found => found.Id, StringComparer.Ordinal)];
            if (overdue.Length > 0)
            {
                context.Report(
                    $"Deployment '{deployment.Id.Parent?.Name}/{deployment.Name}' runs an image with {overdue.Length} overdue {(overdue.Length == 1 ? "vulnerability" : "vulnerabilities")}: {Shown(overdue)}.",
                    new Evidence($"/properties/{ImageScan.FactPrefix}{scan.Scanner}/vulnerabilities")
                    {
                        Asset = image.Asset?.Id ?? scan.Image,
                        Expected = $"none critical for over {context.Parameter(CriticalDays)[0]} days, none high for over {context.Parameter(HighDays)[0]} days",
                        Actual = $"{Shown(overdue)}, found by {scan.Scanner}{(scan.ScannedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" at {at:u}") : "")}",
                        Path = context.Graph.ShortestPath(image.Id, deployment.Id, LineageQuery.Impact),
                    });
            }
            else if (grave[null].FirstOrDefault() is { } undated)
            {
                context.Unknown($"When {undated.Id} in image '{image.Id.Value}' was published is not told, so whether it is overdue is not known.");
            }
        }
    }

    /// <summary>Tells whether a vulnerability has been there for too long. Without the day of its publication it has been at least since the scan.</summary>
    private static bool? IsOverdue(PolicyContext context, ImageScan scan, ImageVulnerability found) =>
        (found.PublishedAt ?? scan.ScannedAt) is { } since && context.EvaluatedAt - since > Limit(context, found) ? true
        : found.PublishedAt is null ? null : false;

    private static TimeSpan? Limit(PolicyContext context, ImageVulnerability found) => found.Severity switch
    {
        VulnerabilitySeverity.Critical => Days(context, CriticalDays),
        VulnerabilitySeverity.High => Days(context, HighDays),
        _ => null,
    };

    private static TimeSpan Days(PolicyContext context, string parameter) => TimeSpan.FromDays(int.Parse(context.Parameter(parameter)[0], CultureInfo.InvariantCulture));

    private static string Shown(ImageVulnerability[] found) =>
        string.Join(", ", found.Take(MostShown).Select(one => $"{one.Id} ({one.Severity}{(one.Package is { } package ? $", {package}" : "")})"))
        + (found.Length > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {found.Length - MostShown} more") : "");
}
