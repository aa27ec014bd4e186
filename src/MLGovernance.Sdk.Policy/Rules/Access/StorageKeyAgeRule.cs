using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>MLG4207: the keys of a storage account that accepts them are young.</summary>
internal sealed class StorageKeyAgeRule : PolicyRule
{
    private const string MaxAge = "maxAgeInDays";
    private const string Created = "/properties/keyCreationTime/";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4207",
        DisplayName = "The keys of a storage account that accepts them are renewed",
        Rationale = "An account key has no end: whoever copied it, from a datastore or a notebook, opens all data of the account until the key is renewed.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Switch shared key access off; where that cannot be, renew both keys, one after the other, and update the datastores.",
        HelpUri = RulePage.Of("MLG4207"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(MaxAge, "How many days old a key may be.", ["90"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.StorageAccount];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        // Without the property shared keys are accepted: that is the service's default.
        if (asset["/properties/allowSharedKeyAccess"]?.AsBoolean() == false)
        {
            context.NotApplicable();
            return;
        }

        int most = int.Parse(context.Parameter(MaxAge)[0], CultureInfo.InvariantCulture);
        foreach (string key in (ReadOnlySpan<string>)["key1", "key2"])
        {
            if (asset[Created + key]?.AsTime() is not { } made)
            {
                context.Unknown($"When {key} of storage account '{asset.Name}' was made is not told.");
            }
            else if ((context.EvaluatedAt - made).TotalDays > most)
            {
                context.Report(
                    $"{key} of storage account '{asset.Name}', which accepts keys, is {(int)(context.EvaluatedAt - made).TotalDays} days old.",
                    new Evidence(Created + key) { Expected = $"at most {most} days old", Actual = made.ToString("u", CultureInfo.InvariantCulture) });
                context.Offer(new Remediation { ArmPatch = """{"properties":{"allowSharedKeyAccess":false}}""" });
            }
        }
    }
}
