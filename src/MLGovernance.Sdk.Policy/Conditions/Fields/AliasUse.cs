namespace MLGovernance.Policy;

/// <summary>How one <c>field</c> of a compiled policy is read.</summary>
/// <param name="Field">The field as the definition writes it.</param>
/// <param name="Path">The path that is read from the payload (the default path, when it varies by API version).</param>
/// <param name="Source">Where the path comes from.</param>
/// <param name="Place">The JSON path of the field in the definition.</param>
public sealed record AliasUse(string Field, string Path, AliasSource Source, string Place);
