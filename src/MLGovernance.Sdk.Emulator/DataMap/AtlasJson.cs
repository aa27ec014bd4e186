using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap;

/// <summary>Small readers over JSON nodes; a member of another kind counts as absent.</summary>
internal static class AtlasJson
{
    public static string? Text(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static JsonNode? Member(this JsonNode? node, string name) => (node as JsonObject)?[name];

    public static bool Flag(this JsonNode? node, string name, bool absent = false) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : absent;

    public static JsonArray Items(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray ?? [];

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string name) => node.Items(name).OfType<JsonObject>();

    public static IEnumerable<string> Texts(this JsonNode? node, string name) => (node.Items(name)).Texts();

    public static IEnumerable<string> Texts(this JsonArray items) => items
        .Select(item => item is JsonValue value && value.TryGetValue(out string? text) ? text : null).OfType<string>();

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonObject Copy(this JsonObject source) => source.DeepClone().AsObject();
}
