using System.Text.Json.Serialization.Metadata;

namespace MLGovernance.OpenLineage;

/// <summary>Ties the name of a facet, as it stands in <c>facets</c>, to its type and its schema. The known ones are in <see cref="RunFacets"/>,
/// <see cref="JobFacets"/>, <see cref="DatasetFacets"/>, <see cref="InputDatasetFacets"/> and <see cref="OutputDatasetFacets"/>.</summary>
/// <typeparam name="T">The facet.</typeparam>
public sealed class FacetType<T>
    where T : class
{
    /// <summary>Initialises a facet type, for a custom facet too.</summary>
    /// <param name="name">The name, for example <c>columnLineage</c>; of a custom facet <c>{prefix}_{name}</c>.</param>
    /// <param name="schemaUrl">The address of the version of the schema that is written as <c>_schemaURL</c>.</param>
    /// <param name="json">How the facet is read and written.</param>
    public FacetType(string name, string schemaUrl, JsonTypeInfo<T> json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(schemaUrl);
        ArgumentNullException.ThrowIfNull(json);
        (Name, SchemaUrl, Json) = (name, schemaUrl, json);
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the address of the schema.</summary>
    public string SchemaUrl { get; }

    internal JsonTypeInfo<T> Json { get; }
}
