namespace MLGovernance.Purview;

/// <summary>What a publish does with entities that it published before and that are gone from the estate.</summary>
public enum RemovedEntities
{
    /// <summary>Leaves them as they are.</summary>
    Keep,

    /// <summary>Marks them as deprecated, with the time since when. When they return to the estate the mark goes.</summary>
    Mark,

    /// <summary>Marks them as deprecated, and deletes those that a former publish marked.</summary>
    Delete,
}
