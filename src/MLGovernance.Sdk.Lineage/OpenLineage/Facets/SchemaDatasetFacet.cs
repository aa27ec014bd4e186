using System.Text.Json.Serialization;

namespace MLGovernance.OpenLineage;

/// <summary>The columns of a dataset.</summary>
public sealed record SchemaDatasetFacet
{
    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<SchemaDatasetFacetField> Fields { get => field ?? []; init; }
}

/// <summary>A column, or a part of a nested one.</summary>
public sealed record SchemaDatasetFacetField
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type in the words of its platform.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the place among the columns, from 1.</summary>
    [JsonPropertyName("ordinal_position")]
    public int? OrdinalPosition { get; init; }

    /// <summary>Gets the parts of a nested column.</summary>
    public IReadOnlyList<SchemaDatasetFacetField>? Fields { get; init; }
}
