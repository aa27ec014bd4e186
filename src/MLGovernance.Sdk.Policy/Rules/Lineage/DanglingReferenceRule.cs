using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2003: what an asset refers to exists.</summary>
internal sealed class DanglingReferenceRule : PolicyRule
{
    private const string UnlistedRegistries = "unlistedRegistries";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2003",
        DisplayName = "What an asset refers to exists",
        Rationale = "A reference that leads nowhere breaks the proof of where something came from, and often breaks the asset itself at its next run.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Restore what was deleted, or point the reference to what replaced it; delete the asset where it is no longer used.",
        HelpUri = RulePage.Of("MLG2003"),
        Parameters =
        [
            new PolicyParameter(
                UnlistedRegistries,
                "Registries of other tenants whose assets nobody can list. References into them are taken as they stand.",
                ["azureml", "azureml-meta", "azureml-mistral", "azureml-msr", "azureml-restricted", "azure-openai", "azureml-cohere", "azureml-nvidia", "huggingface"]),
        ],
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo => [];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        foreach (DanglingReference reference in Of(context.Graph.DanglingReferences, asset.Index))
        {
            if (reference.Target is { } target && context.Snapshot.MayLack(context.Snapshot.Kinds.KindOf(target), target.Scope))
            {
                context.Unknown($"{asset.Kind.DisplayName} '{asset.DisplayName}' refers to '{target.Value}', which could not be read.");
                continue;
            }

            context.Report(
                $"{asset.Kind.DisplayName} '{asset.DisplayName}' refers to something that is not there: {reference.Reason}",
                new Evidence(reference.Pointer) { Expected = "something that exists", Actual = reference.Text });
        }

        foreach (LineageEdge edge in OutsideReferences(context, asset))
        {
            LineageNode target = edge.Upstream.Index == asset.Index ? edge.Downstream : edge.Upstream;
            context.Unknown($"{asset.Kind.DisplayName} '{asset.DisplayName}' refers to {target}, whose workspace or registry was not read.");
        }
    }

    /// <summary>Finds the references into workspaces and registries that the snapshot does not cover. Other providers' resources are not judged.</summary>
    private static IEnumerable<LineageEdge> OutsideReferences(PolicyContext context, Asset asset)
    {
        LineageNode node = context.Graph.Node(asset.Id);
        ImmutableArray<string> unlisted = context.Parameter(UnlistedRegistries);
        return context.Graph.EdgesInto(node)
            .Concat(context.Graph.EdgesOutOf(node))
            .Where(edge => IsOutside(edge.Upstream) || IsOutside(edge.Downstream));

        bool IsOutside(LineageNode other) =>
            other.State == LineageNodeState.Outside
            && other.Id.Scope is { } scope
            && !unlisted.Contains(scope.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Finds the references of one asset in the list, which is ordered by asset.</summary>
    private static IEnumerable<DanglingReference> Of(ImmutableArray<DanglingReference> references, int asset)
    {
        int low = 0, high = references.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (references[middle].From.Index < asset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < references.Length && references[i].From.Index == asset; i++)
        {
            yield return references[i];
        }
    }
}
