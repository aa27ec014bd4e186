using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG5003: the packages of an environment have versions.</summary>
internal sealed class PinnedPackagesRule : PolicyRule
{
    private const string Pointer = "/properties/condaFile";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5003",
        DisplayName = "Packages of an environment are pinned to a version",
        Rationale = "A package without a version is whatever its index serves on the day of the build: two builds differ, and a hijacked release gets in.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Low,
        Remediation = "Make a version of the environment whose conda file gives every package an exact version.",
        HelpUri = RulePage.Of("MLG5003"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.EnvironmentVersion];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset["/properties"] is null)
        {
            context.Unknown($"Environment '{asset.DisplayName}' was read without its properties.");
            return;
        }

        if (asset[Pointer]?.AsText() is not { } file || string.IsNullOrWhiteSpace(file))
        {
            context.NotApplicable();
            return;
        }

        CondaSpecification conda = CondaSpecification.Read(file);
        if (!conda.Loose.IsEmpty)
        {
            string names = string.Join(", ", conda.Loose.Take(5)) + (conda.Loose.Length > 5 ? ", …" : string.Empty);
            context.Report(
                $"Environment '{asset.DisplayName}' does not pin {names}.",
                new Evidence(Pointer) { Expected = "name=version, or name==version below pip", Actual = names });
        }
        else if (conda.Indirect is { } indirect)
        {
            context.Unknown($"Environment '{asset.DisplayName}' takes packages from '{indirect}', which no resource tells.");
        }
    }
}
