namespace MLGovernance.Access;

/// <summary>The two published readings of the group step of the permission check.</summary>
public enum AclGroupStep
{
    /// <summary>Current documentation: one group entry must grant all wanted bits; when none does, <c>other</c> decides. The default.</summary>
    EachEntry = 0,

    /// <summary>Documentation of 2020 to 2023: the bits of the caller's group entries are united; a member of a listed group never falls through to <c>other</c>.</summary>
    CombinedEntries = 1,
}
