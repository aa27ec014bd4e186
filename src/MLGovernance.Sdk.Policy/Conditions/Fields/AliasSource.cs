namespace MLGovernance.Policy;

/// <summary>Where the path of an alias comes from.</summary>
public enum AliasSource
{
    /// <summary>An alias catalogue names the path.</summary>
    Catalog,

    /// <summary>The table names the path, but it is an assumption: the payload of resource-provider modes is not public.</summary>
    Assumed,

    /// <summary>No catalogue names the alias; its path was made by convention.</summary>
    Convention,

    /// <summary>The field is no alias but a path into the resource, which Azure would not accept.</summary>
    ResourcePath,
}
