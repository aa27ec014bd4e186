using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG3003: a compute instance has no public SSH.</summary>
internal sealed class ComputeInstanceSshRule : PolicyRule
{
    private const string Pointer = "/properties/properties/sshSettings/sshPublicAccess";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3003",
        DisplayName = "A compute instance has no public SSH",
        Rationale = "A compute instance holds the user's tokens, notebooks and mounted data. An SSH port on the internet is scanned within minutes.",
        Category = "Security",
        Severity = PolicySeverity.High,
        Remediation = "Create the instance anew without SSH; the setting cannot be changed. Where a shell is needed, use the workspace's own terminal or SSH through it.",
        HelpUri = RulePage.Of("MLG3003"),
        Controls = FrameworkControls.Network,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Compute];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? type = asset["/properties/computeType"]?.AsText();
        if (type is null)
        {
            context.Unknown($"Compute '{asset.Name}' was read without its type.");
            return;
        }

        if (!string.Equals(type, "ComputeInstance", StringComparison.OrdinalIgnoreCase))
        {
            context.NotApplicable();
            return;
        }

        if (asset["/properties/properties"] is null)
        {
            context.Unknown($"Compute instance '{asset.Name}' was read without its settings.");
            return;
        }

        // Without SSH settings, or with none for public access, the port is closed: that is the service's default.
        string access = asset[Pointer]?.AsText() ?? "Disabled";
        if (string.Equals(access, "Enabled", StringComparison.OrdinalIgnoreCase))
        {
            string port = asset["/properties/properties/sshSettings/sshPort"]?.AsText() ?? "an unknown port";
            context.Report(
                $"Compute instance '{asset.Name}' has public SSH ({port}).",
                new Evidence(Pointer) { Expected = "Disabled", Actual = access });
            context.Offer(new Remediation { Bicep = "sshSettings: {\n  sshPublicAccess: 'Disabled'\n}" });
        }
        else if (!string.Equals(access, "Disabled", StringComparison.OrdinalIgnoreCase))
        {
            context.Unknown($"Compute instance '{asset.Name}' has public SSH access '{access}', which this version does not know.");
        }
    }
}
