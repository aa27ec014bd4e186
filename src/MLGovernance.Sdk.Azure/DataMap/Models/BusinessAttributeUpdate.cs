namespace MLGovernance.Azure;

/// <summary>What an entity write does with business metadata: the parameter <c>businessAttributeUpdateBehavior</c>.</summary>
public enum BusinessAttributeUpdate
{
    /// <summary>Leaves it alone, the service's default.</summary>
    Ignore,

    /// <summary>Replaces it by what is sent.</summary>
    Replace,

    /// <summary>Changes only the attributes that are sent.</summary>
    Merge,
}
