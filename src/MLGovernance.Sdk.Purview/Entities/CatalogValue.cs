using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>Writes attribute values in the Data Map's JSON.</summary>
internal static class CatalogValue
{
    internal static void WriteMembers(Utf8JsonWriter writer, ImmutableArray<CatalogAttribute> attributes)
    {
        foreach (CatalogAttribute attribute in attributes)
        {
            writer.WritePropertyName(attribute.Name);
            Write(writer, attribute.Value);
        }
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteNumberValue(time.ToUnixTimeMilliseconds());
                break;
            case CatalogReference reference:
                Write(writer, reference);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IEnumerable<CatalogReference> references:
                writer.WriteStartArray();
                foreach (CatalogReference reference in references)
                {
                    Write(writer, reference);
                }

                writer.WriteEndArray();
                break;
            case IEnumerable<string> texts:
                writer.WriteStartArray();
                foreach (string text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"An attribute cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    internal static void Write(Utf8JsonWriter writer, CatalogReference reference)
    {
        writer.WriteStartObject();
        writer.WriteString("typeName", reference.TypeName);
        writer.WriteStartObject("uniqueAttributes");
        writer.WriteString("qualifiedName", reference.QualifiedName);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
