using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG1001: an asset has an owner tag.</summary>
internal sealed class OwnerTagRule : PolicyRule
{
    private const string OwnerTags = "ownerTags";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG1001",
        DisplayName = "Workspaces, registries and endpoints name their owner in a tag",
        Rationale = "Somebody has to answer for what runs, pay for it and be called at night. Azure remembers who created a resource, not who owns it.",
        Category = "Ownership",
        Severity = PolicySeverity.Low,
        Remediation = "Tag the resource with the team or person that answers for it.",
        HelpUri = RulePage.Of("MLG1001"),
        Parameters = [new PolicyParameter(OwnerTags, "The names of the tags of which one must hold an owner; letter case does not matter.", ["owner"])],
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } =
        [AssetKinds.Workspace, AssetKinds.Registry, AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint, AssetKinds.ServerlessEndpoint];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        ImmutableArray<string> names = context.Parameter(OwnerTags);
        if (names.Any(name => asset.Tags.TryGetValue(name, out string? owner) && !string.IsNullOrWhiteSpace(owner)))
        {
            return;
        }

        string tag = names.FirstOrDefault() ?? "owner";
        context.Report(
            $"{asset.Kind.DisplayName} '{asset.DisplayName}' has no owner: no tag '{string.Join("', '", names)}' with a value.",
            new Evidence($"{asset.Kind.TagsPath}/{tag}") { Expected = "the owner" });
        context.Offer(new Remediation { AzureCli = AzureCliCommand.MergeTags(asset.Id, $"{AzureCliCommand.Quote(tag)}='<owner>'") });
    }
}
