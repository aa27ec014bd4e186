using System.ClientModel.Primitives;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Turns catalogue entities into entity models of Azure SDK packages and back, for example <c>AtlasEntity</c> of Azure.Analytics.Purview.DataMap.</summary>
public static class CatalogEntityExtensions
{
    /// <summary>Makes a model of an entity.</summary>
    /// <typeparam name="T">The model's type.</typeparam>
    /// <param name="entity">The entity.</param>
    /// <param name="prototype">Any instance of the type, for example <c>new AtlasEntity()</c>; it is asked to read the entity's JSON and does not change.</param>
    /// <param name="guid">The guid: a known one, or a placeholder such as <c>-1</c>; null leaves it out.</param>
    /// <exception cref="FormatException">The model reads no JSON.</exception>
    public static T ToModel<T>(this CatalogEntity entity, IPersistableModel<T> prototype, string? guid = null)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            entity.WriteTo(writer, guid);
        }

        return prototype.ReadJson(buffer.ToArray());
    }

    /// <summary>Reads an entity from a model.</summary>
    /// <typeparam name="T">The model's type.</typeparam>
    /// <param name="model">The model.</param>
    /// <exception cref="FormatException">The model writes no JSON object with <c>typeName</c> and <c>attributes.qualifiedName</c>.</exception>
    public static CatalogEntity ToCatalogEntity<T>(this IPersistableModel<T> model) => CatalogEntity.Read(JsonElement.Parse(model.WriteJson().Span));
}
