namespace MLGovernance.Lineage;

/// <summary>Role sets as the engine sees them: one bit for each role.</summary>
internal static class RoleMasks
{
    /// <summary>Every role.</summary>
    internal const uint All = uint.MaxValue;

    /// <summary>The roles of data lineage, Consumes to Materializes: the first seven members of <c>LineageRole</c>.</summary>
    internal const uint Data = 0x7F;
}
