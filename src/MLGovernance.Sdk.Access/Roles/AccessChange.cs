namespace MLGovernance.Access;

/// <summary>An answer that differs between two snapshots.</summary>
/// <param name="PrincipalId">The principal.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Before">The earlier answer.</param>
/// <param name="After">The later answer.</param>
public sealed record AccessChange(string PrincipalId, string Operation, string Scope, AccessResult Before, AccessResult After)
{
    /// <summary>Gets a value indicating whether the later answer is wider.</summary>
    public bool IsWider => After > Before;
}
