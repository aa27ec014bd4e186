using System.Collections.Immutable;
using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG1003: an old asset that nobody uses is archived. Off unless an assignment turns it on.</summary>
internal sealed class UnusedAssetRule : PolicyRule
{
    private const string MinimumAge = "minimumAgeInDays";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG1003",
        DisplayName = "An old asset version that nothing uses is archived",
        Rationale = "What nobody uses still costs storage, still falls under every deletion request, and hides what is in use.",
        Category = "Ownership",
        Severity = PolicySeverity.Information,
        Remediation = "Archive the version, or delete it where its data has to go.",
        DefaultEffect = PolicyEffect.Disabled,
        HelpUri = RulePage.Of("MLG1003"),
        Parameters = [new PolicyParameter(MinimumAge, "The age from which a version counts as old.", ["180"])],
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } =
        [AssetKinds.DataVersion, AssetKinds.ModelVersion, AssetKinds.EnvironmentVersion, AssetKinds.ComponentVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        TimeSpan minimum = TimeSpan.FromDays(int.Parse(context.Parameter(MinimumAge)[0], CultureInfo.InvariantCulture));
        if (asset.IsArchived)
        {
            context.NotApplicable();
            return;
        }

        if (asset.CreatedAt is not { } createdAt)
        {
            context.Unknown($"When {asset.Kind.DisplayName} '{asset.DisplayName}' was created is not told.");
            return;
        }

        TimeSpan age = context.EvaluatedAt - createdAt;
        if (age < minimum || context.Graph.EdgesOutOf(context.Graph.Node(asset.Id)).Any(edge => edge.Role != LineageRole.Contains))
        {
            return;
        }

        if (context.Snapshot.MayLack(AssetKinds.Job) || ServedModel.MayLackDeployments(context.Snapshot, asset.Id))
        {
            context.Unknown($"Whether anything uses {asset.Kind.DisplayName} '{asset.DisplayName}' is not known, because jobs or deployments could not be read.");
            return;
        }

        context.Report(
            $"{asset.Kind.DisplayName} '{asset.DisplayName}' is {(int)age.TotalDays} days old, and no job, deployment or asset uses it.",
            new Evidence("/systemData/createdAt")
            {
                Expected = "a use, or an archived version",
                Actual = createdAt.ToString("u", CultureInfo.InvariantCulture),
            });
        context.Offer(new Remediation { AzureCli = AzureCliCommand.Ml($"{Noun(asset.Kind)} archive", asset.Id, string.Empty).TrimEnd() });
    }

    private static string Noun(AssetKind kind) =>
        kind == AssetKinds.DataVersion ? "data" : kind == AssetKinds.ModelVersion ? "model" : kind == AssetKinds.EnvironmentVersion ? "environment" : "component";
}
