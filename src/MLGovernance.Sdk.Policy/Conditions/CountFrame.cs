using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One open <c>count</c>: which element its <c>where</c> looks at now.</summary>
internal sealed class CountFrame
{
    public required CountFrame? Parent { get; init; }

    /// <summary>The name of a value count, or the field of a field count.</summary>
    public required string Name { get; init; }

    /// <summary>The path of a field count; null for a value count.</summary>
    public PayloadPath? Path { get; init; }

    public bool TargetIsRelated { get; init; }

    /// <summary>The current element of each <c>[*]</c> of <see cref="Path"/>, outermost first.</summary>
    public JsonElement[] Elements { get; init; } = [];

    public PolicyValue Current { get; set; }
}
