using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One selector: a kind (resourceLocation, resourceType, resourceWithoutLocation, policyDefinitionReferenceId) and the values that are in or not in.</summary>
public sealed record AzurePolicySelector
{
    /// <summary>Gets the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the values one of which must be met; empty when <see cref="NotIn"/> is used.</summary>
    public ImmutableArray<string> In { get; init; } = [];

    /// <summary>Gets the values none of which may be met.</summary>
    public ImmutableArray<string> NotIn { get; init; } = [];

    internal static AzurePolicySelector Parse(JsonElement json, string path)
    {
        DefinitionJson.RequireObject(json, path);
        bool both = DefinitionJson.Find(json, "in") is not null && DefinitionJson.Find(json, "notIn") is not null;
        return both
            ? throw new AzurePolicyFormatException(path, "a selector has either 'in' or 'notIn'")
            : new AzurePolicySelector
            {
                Kind = DefinitionJson.Text(json, "kind") ?? throw new AzurePolicyFormatException(path, "'kind' is missing"),
                In = DefinitionJson.Texts(json, "in"),
                NotIn = DefinitionJson.Texts(json, "notIn"),
            };
    }

    /// <summary>Whether the resource or reference is selected; a kind that is not known selects nothing.</summary>
    internal bool Selects(JsonElement resource, string referenceId) => Kind.ToUpperInvariant() switch
    {
        "RESOURCELOCATION" => Includes(ResourceNames.NormalizeLocation(DefinitionJson.Text(resource, "location") ?? "global"), ResourceNames.NormalizeLocation),
        "RESOURCETYPE" => Includes(DefinitionJson.Text(resource, "type") ?? "", static v => v),
        "RESOURCEWITHOUTLOCATION" => DefinitionJson.Text(resource, "location") is null or "global",
        "POLICYDEFINITIONREFERENCEID" => Includes(referenceId, static v => v),
        _ => false,
    };

    private bool Includes(string value, Func<string, string> normalize) => In.IsEmpty
        ? !NotIn.Any(v => string.Equals(normalize(v), value, StringComparison.OrdinalIgnoreCase))
        : In.Any(v => string.Equals(normalize(v), value, StringComparison.OrdinalIgnoreCase));
}
