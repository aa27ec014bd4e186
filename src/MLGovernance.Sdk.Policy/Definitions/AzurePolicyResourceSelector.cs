using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A block of selectors, all of which must be met; an assignment or exemption holds where one of its blocks is.</summary>
public sealed record AzurePolicyResourceSelector
{
    /// <summary>Gets the name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the selectors.</summary>
    public ImmutableArray<AzurePolicySelector> Selectors { get; init; } = [];

    internal static ImmutableArray<AzurePolicyResourceSelector> ParseAll(JsonElement properties) =>
        [.. DefinitionJson.Items(properties, "resourceSelectors").Select(static (block, b) => new AzurePolicyResourceSelector
        {
            Name = DefinitionJson.Text(block, "name") ?? "",
            Selectors = [.. DefinitionJson.Items(block, "selectors").Select((s, i) => AzurePolicySelector.Parse(s, $"$.properties.resourceSelectors[{b}].selectors[{i}]"))],
        })];

    internal static bool Select(ImmutableArray<AzurePolicyResourceSelector> blocks, JsonElement resource, string referenceId) =>
        blocks.IsEmpty || blocks.Any(b => b.Selectors.All(s => s.Selects(resource, referenceId)));
}
