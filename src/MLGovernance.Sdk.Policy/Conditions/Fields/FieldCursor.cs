using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Where reading a field starts: an element, and the first segment of the path still to follow.</summary>
internal readonly struct FieldCursor(JsonElement element, PayloadPath path, int at)
{
    public JsonElement Element { get; } = element;

    public PayloadPath Path { get; } = path;

    public int At { get; } = at;

    /// <summary>Whether a <c>[*]</c> is still to follow.</summary>
    public bool HasStar => Path.Stars.Length > 0 && Path.Stars[^1] >= At;
}
