namespace MLGovernance.Lineage;

/// <summary>Role sets as the engine sees them: one bit for each role.</summary>
internal static class RoleMasks
{
    /// <summary>Every role.</summary>
    internal const ulong All = ulong.MaxValue;

    /// <summary>The roles of data lineage, Consumes to Materializes: the first seven members of <c>LineageRole</c>.</summary>
    internal const ulong Data = 0x7F;
}
