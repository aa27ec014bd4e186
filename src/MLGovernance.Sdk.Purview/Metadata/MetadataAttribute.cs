namespace MLGovernance.Purview;

/// <summary>An attribute of a group of business metadata.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type. The default is text, of at most 4,000 characters.</param>
public readonly record struct MetadataAttribute(string Name, AssetPropertyType Type = AssetPropertyType.String);
