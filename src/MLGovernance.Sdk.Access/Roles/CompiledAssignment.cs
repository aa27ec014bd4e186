namespace MLGovernance.Access;

/// <summary>A role assignment with its principal, role and condition resolved.</summary>
/// <param name="Source">The assignment as read.</param>
/// <param name="Principal">The index of the principal.</param>
/// <param name="Role">The role, or <see langword="null"/> when its definition is not known.</param>
/// <param name="Condition">The condition, or <see langword="null"/> when there is none.</param>
internal sealed record CompiledAssignment(RoleAssignment Source, int Principal, CompiledRole? Role, CompiledCondition? Condition)
{
    public string Name => Source.Id.Length > 0 ? Source.Id : $"{RoleName ?? RoleDefinition.KeyOf(Source.RoleDefinitionId)} at {Source.Scope}";

    public string? RoleName => Role?.Definition?.RoleName;

    /// <summary>Tells whether the assignment covers the operation, without its condition.</summary>
    public TruthValue Covers(string operation, bool isDataAction) =>
        Role is null ? TruthValue.Unknown : TruthValueOperators.Of(Role.Covers(operation, isDataAction));
}
