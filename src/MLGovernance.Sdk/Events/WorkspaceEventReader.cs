using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Pipeline;

/// <summary>An event, of either schema.</summary>
internal readonly record struct WorkspaceEvent(string Type, string Source, string Subject, string? ValidationCode);

/// <summary>Reads bodies of the Event Grid schema (<c>eventType</c>, <c>topic</c>) and of CloudEvents 1.0 (<c>type</c>, <c>source</c>), one event or a list.</summary>
internal static class WorkspaceEventReader
{
    private const string ValidationType = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <exception cref="JsonException">The body is not JSON of either schema.</exception>
    public static ImmutableArray<WorkspaceEvent> Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body, Options);
        JsonElement root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array
            ? [.. root.EnumerateArray().Select((item, index) => One(item, $"[{index}]"))]
            : [One(root, "the body")];
    }

    private static WorkspaceEvent One(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"Expected an event at {place}, got {item.ValueKind}.");
        }

        string type = Text(item, "eventType") ?? Text(item, "type") ?? throw new JsonException($"The event at {place} has neither 'eventType' nor 'type'.");
        string? code = type == ValidationType && item.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object
            ? Text(data, "validationCode")
            : null;
        return type == ValidationType && code is null
            ? throw new JsonException($"The validation event at {place} has no 'data.validationCode'.")
            : new WorkspaceEvent(type, Text(item, "topic") ?? Text(item, "source") ?? "", Text(item, "subject") ?? "", code);
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
