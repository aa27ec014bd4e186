namespace MLGovernance;

/// <summary>One attribute of a kind: a name and where a payload holds its value.</summary>
/// <param name="Name">The camel-case attribute name, unique in its kind.</param>
/// <param name="Path">The JSON pointer of the value, for example <c>/properties/dataUri</c>.</param>
/// <param name="Type">The type of the value.</param>
public sealed record AssetProperty(string Name, string Path, AssetPropertyType Type = AssetPropertyType.String);

/// <summary>The type of an <see cref="AssetProperty"/>.</summary>
public enum AssetPropertyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A point in time, ISO 8601 on the wire.</summary>
    DateTime,

    /// <summary>A JSON object or array, kept as text.</summary>
    Json,
}
