namespace MLGovernance.Purview;

/// <summary>One attribute of an entity.</summary>
/// <param name="Name">The attribute's name in the typedef.</param>
/// <param name="Value">
/// A <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="DateTimeOffset"/> (written as epoch milliseconds),
/// <see cref="CatalogReference"/>, a list of strings or references, or a <see cref="System.Text.Json.JsonElement"/> that is written as it is.
/// </param>
public readonly record struct CatalogAttribute(string Name, object Value);
