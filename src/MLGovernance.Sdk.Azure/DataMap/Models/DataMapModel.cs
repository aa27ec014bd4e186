using System.ClientModel.Primitives;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>
/// The base of what the Data Map answers: an immutable view over the JSON as it came, so that properties this library does not
/// know are kept and written back.
/// </summary>
/// <typeparam name="TSelf">The deriving type.</typeparam>
public abstract class DataMapModel<TSelf> : IJsonModel<TSelf>
    where TSelf : DataMapModel<TSelf>
{
    /// <summary>Initializes a view.</summary>
    /// <param name="json">The JSON object; its document must stay alive, as that of <see cref="JsonElement.Clone"/> does.</param>
    protected DataMapModel(JsonElement json) => Json = json;

    /// <summary>Gets the JSON as the service sent it.</summary>
    public JsonElement Json { get; }

    /// <summary>Makes a view of the same type over other JSON.</summary>
    /// <param name="json">The JSON object.</param>
    protected abstract TSelf Create(JsonElement json);

    /// <inheritdoc/>
    public override string ToString() => Json.ValueKind == JsonValueKind.Undefined ? "" : Json.GetRawText();

    /// <summary>Reads a string at a path of property names.</summary>
    /// <param name="path">The names from the root.</param>
    /// <returns>The string, or <see langword="null"/> when the path does not lead to one.</returns>
    public string? Text(params ReadOnlySpan<string> path)
    {
        JsonElement element = Element(path);
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    /// <summary>Returns the value at a path of property names; <see cref="JsonValueKind.Undefined"/> when it leads nowhere.</summary>
    /// <param name="path">The names from the root.</param>
    public JsonElement Element(params ReadOnlySpan<string> path)
    {
        JsonElement element = Json;
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    void IJsonModel<TSelf>.Write(Utf8JsonWriter writer, ModelReaderWriterOptions options)
    {
        RequireJson(options);
        Json.WriteTo(writer);
    }

    TSelf IJsonModel<TSelf>.Create(ref Utf8JsonReader reader, ModelReaderWriterOptions options)
    {
        RequireJson(options);
        return Create(JsonElement.ParseValue(ref reader));
    }

    BinaryData IPersistableModel<TSelf>.Write(ModelReaderWriterOptions options)
    {
        RequireJson(options);
        return BinaryData.FromString(Json.GetRawText());
    }

    TSelf IPersistableModel<TSelf>.Create(BinaryData data, ModelReaderWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireJson(options);
        return Create(JsonElement.Parse(data.ToMemory().Span));
    }

    string IPersistableModel<TSelf>.GetFormatFromOptions(ModelReaderWriterOptions options) => "J";

    private static void RequireJson(ModelReaderWriterOptions options)
    {
        if (options.Format is not ("J" or "W"))
        {
            throw new FormatException($"The format '{options.Format}' is not known; expected 'J' (JSON).");
        }
    }
}
