using System.Collections.Immutable;
using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2008: no single asset carries most of the endpoints.</summary>
internal sealed class SinglePointOfFailureRule : PolicyRule
{
    private const string Share = "sharePercent";
    private const string AtLeast = "minimumEndpoints";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2008",
        DisplayName = "No single asset carries most of the endpoints",
        Rationale = "Where everything that is served descends from one dataset, job or model alone, one error, one deletion or one poisoned record in it reaches every endpoint at once.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Give the asset an owner, a copy and checks that fit what hangs on it, or train from a second source; where the concentration is wanted, waive it with a reason.",
        HelpUri = RulePage.Of("MLG2008"),
        Parameters =
        [
            new PolicyParameter(Share, "The share of all serving endpoints, in percent, from which on an asset is a single point of failure.", ["75"]),
            new PolicyParameter(AtLeast, "The number of endpoints that must depend on an asset before it counts.", ["3"]),
        ],
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.DataVersion, AssetKinds.ModelVersion, AssetKinds.Job, AssetKinds.FeatureSetVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        double share = Number(context, Share);
        double atLeast = Number(context, AtLeast);
        var dependences = EndpointDependences.Of(context.Graph);
        LineageNode node = context.Graph.Node(asset.Id);
        int dependents = dependences.DependentsOf(node);
        if (dependents == 0)
        {
            context.NotApplicable();
            return;
        }

        if (EndpointDependences.MayLackEndpoints(context.Snapshot))
        {
            context.Unknown($"What share of the endpoints depends on '{asset.DisplayName}' is not known, because some endpoints or deployments could not be read.");
            return;
        }

        if (dependents < atLeast)
        {
            return;
        }

        context.RestsOnAllAssets();
        if (dependents * 100.0 >= share * dependences.Endpoints && !HangsOnAnother(node, dependences))
        {
            context.Report(
                string.Create(CultureInfo.InvariantCulture, $"{dependents} of {dependences.Endpoints} endpoints cannot do without {asset.Kind.DisplayName.ToLowerInvariant()} '{asset.DisplayName}': every path of their lineage leads through it."),
                new Evidence(string.Empty) { Expected = string.Create(CultureInfo.InvariantCulture, $"less than {share} % of the endpoints"), Actual = string.Create(CultureInfo.InvariantCulture, $"{dependents} of {dependences.Endpoints}") });
        }
    }

    /// <summary>Of a chain that carries the same endpoints only the first asset is reported.</summary>
    private bool HangsOnAnother(LineageNode node, EndpointDependences dependences) =>
        dependences.SameAbove(node).Any(above => above.Asset is { } known && AppliesTo.Contains(known.Kind));

    private static double Number(PolicyContext context, string name) =>
        double.TryParse(context.Parameter(name).FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0
            ? value
            : throw new FormatException($"The parameter '{name}' of MLG2008 must be a number above 0.");
}
