namespace MLGovernance.Policy;

/// <summary>What a catalogue says of a resource type.</summary>
/// <param name="ResourceType">The type.</param>
/// <param name="SupportsTagsAndLocation">Whether mode Indexed looks at it; null when the catalogue does not tell.</param>
/// <param name="IsComplete">Whether the catalogue lists all aliases of the type.</param>
internal sealed record ResourceTypeCapabilities(string ResourceType, bool? SupportsTagsAndLocation, bool IsComplete);
