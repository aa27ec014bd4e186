namespace MLGovernance.Purview;

/// <summary>What a publish does with an entity.</summary>
public enum PlannedAction
{
    /// <summary>The Data Map holds it as wanted.</summary>
    Unchanged,

    /// <summary>The Data Map does not hold it.</summary>
    Create,

    /// <summary>The Data Map holds something else.</summary>
    Update,
}
