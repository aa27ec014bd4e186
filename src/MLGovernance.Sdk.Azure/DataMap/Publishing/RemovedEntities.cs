namespace MLGovernance.Azure;

/// <summary>What a publish does with entities that it published before and that are gone from the estate.</summary>
public enum RemovedEntities
{
    /// <summary>Leaves them.</summary>
    Keep,

    /// <summary>Deletes them, when the estate was read completely and they are no more than a stated share.</summary>
    Delete,
}
