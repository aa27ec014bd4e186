using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>MLG5102: the images of a container registry are scanned.</summary>
internal sealed class RegistryScanRule : PolicyRule
{
    private const string ScanDays = "scanDays";

    // The plan of today, and the one of registries alone that it replaced.
    private static readonly string[] Plans = ["Containers", "ContainerRegistry"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5102",
        DisplayName = "The images of a container registry are scanned",
        Rationale = "New vulnerabilities are published for old images every day; an image that nobody looks at again is as safe as it was when it was built.",
        Category = "ModelRisk",
        Severity = PolicySeverity.High,
        Remediation = "Switch on the plan Containers of Microsoft Defender for Cloud, or scan the registry's images at least weekly and give the results with --scans.",
        HelpUri = RulePage.Of("MLG5102"),
        Controls = FrameworkControls.Scanning,
        Parameters = [new PolicyParameter(ScanDays, "How many days old the newest scan of one of the registry's images may be where Defender's plan is off.", ["7"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ContainerRegistry];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        Asset[] plans = [.. Plans.Select(name => Plan(context, asset, name)).OfType<Asset>()];
        if (plans.Any(plan => string.Equals(plan["/properties/pricingTier"]?.AsText(), "Standard", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        string host = (asset["/properties/loginServer"]?.AsText() ?? $"{asset.Name}.azurecr.io").ToLowerInvariant() + "/";
        DateTimeOffset? newest = ImageScans.Of(context.WholeEstate).All
            .Where(scan => scan.OtherNames.Prepend(scan.Image).Any(name => name.Value.StartsWith(host, StringComparison.Ordinal)))
            .Max(scan => scan.ScannedAt);
        int most = int.Parse(context.Parameter(ScanDays)[0], CultureInfo.InvariantCulture);
        if (newest is { } scanned && (context.EvaluatedAt - scanned).TotalDays <= most)
        {
            return;
        }

        if (plans.Length == 0)
        {
            context.Unknown("Whether Microsoft Defender for Cloud scans the registry is not known: the plans of its subscription were not read.");
            return;
        }

        context.Report(
            $"Container registry '{asset.Name}' is not scanned: Defender's plan is off, and {(newest is null ? "no scan of its images was read" : "the newest scan of its images is too old")}.",
            new Evidence("/properties/pricingTier") { Asset = plans[0].Id, Expected = "Standard", Actual = plans[0]["/properties/pricingTier"]?.AsText() ?? "nothing" },
            new Evidence("/properties")
            {
                Expected = string.Create(CultureInfo.InvariantCulture, $"a scan at most {most} days old"),
                Actual = newest?.ToString("u", CultureInfo.InvariantCulture) ?? "none",
            });
        context.Offer(new Remediation { AzureCli = "az security pricing create --name Containers --tier standard" });
    }

    private static Asset? Plan(PolicyContext context, Asset registry, string name) =>
        registry.Id.SubscriptionId is { } subscription && AssetId.TryParse($"/subscriptions/{subscription}/providers/Microsoft.Security/pricings/{name}", null, out AssetId id)
            ? context.WholeEstate.Find(id) : null;
}
