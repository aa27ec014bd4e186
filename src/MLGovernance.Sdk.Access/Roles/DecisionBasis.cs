namespace MLGovernance.Access;

/// <summary>What decided a question about a role-governed operation.</summary>
public enum DecisionBasis
{
    /// <summary>No role assignment of the caller covers the operation at the scope.</summary>
    NoMatchingRole = 0,

    /// <summary>A role assignment grants it.</summary>
    RoleAssignment = 1,

    /// <summary>A deny assignment takes it away.</summary>
    DenyAssignment = 2,

    /// <summary>Role assignments cover the operation, but the condition of each is not met.</summary>
    Condition = 3,

    /// <summary>Something that decides is unknown: a role definition, a membership, an attribute, a scope.</summary>
    Unknown = 4,
}
