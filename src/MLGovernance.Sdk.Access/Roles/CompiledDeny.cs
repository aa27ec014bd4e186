namespace MLGovernance.Access;

/// <summary>A deny assignment with its principals resolved.</summary>
internal sealed record CompiledDeny(DenyAssignment Source, CompiledRole Blocks, bool Everybody, int[] Principals, int[] Excluded);
