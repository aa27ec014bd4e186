namespace MLGovernance;

/// <summary>One reference as a payload states it, not yet bound to an asset.</summary>
/// <param name="Path">The declaration in the kind that found it.</param>
/// <param name="Pointer">The JSON pointer of the value in the payload, for example <c>/properties/inputs/raw/uri</c>.</param>
/// <param name="Text">The reference as written.</param>
/// <param name="Collection">The collection that short forms belong to, after <see cref="ReferencePath.TypedBy"/> was read.</param>
public readonly record struct AssetReference(ReferencePath Path, string Pointer, string Text, string? Collection);
