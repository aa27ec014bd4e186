using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Emulator.Arm;

/// <summary>One resource that the emulated cloud knows: its path and its body as seeded.</summary>
internal sealed class ArmResource(ArmPath path, JsonElement body, bool isDerived = false)
{
    public ArmPath Path => path;

    public JsonElement Body => body;

    /// <summary>Whether no payload was seeded and the body follows from other resources, as an asset container's does.</summary>
    public bool IsDerived => isDerived;

    public JsonElement Properties => Member(body, "properties");

    public string Name => Text(body, "name") ?? path.Last;

    public bool IsArchived => Member(Properties, "isArchived").ValueKind == JsonValueKind.True;

    public bool IsDisabled => Member(Properties, "isEnabled").ValueKind == JsonValueKind.False;

    public DateTimeOffset CreatedAt => Time("createdAt");

    public DateTimeOffset LastModifiedAt => Time("lastModifiedAt");

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    public static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()
        : null;

    private DateTimeOffset Time(string name) => DateTimeOffset.TryParse(
        Text(Member(body, "systemData"), name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        ? time
        : DateTimeOffset.MinValue;
}
