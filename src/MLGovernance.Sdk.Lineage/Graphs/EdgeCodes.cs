namespace MLGovernance.Lineage;

/// <summary>Packs role and confidence of an edge into the one number by which the engine tells edges apart.</summary>
/// <remarks>16 roles times 3 confidences fit the 64 bits of a mask, so a query's roles and confidence cost one test together.</remarks>
internal static class EdgeCodes
{
    private const int RoleBits = 4;

    /// <summary>The codes of data lineage at every confidence.</summary>
    internal static ulong Data { get; } = Mask(LineageRoleSet.Data, EdgeConfidence.Assumed);

    internal static byte Of(EdgeRow edge) => (byte)((int)edge.Role | ((int)edge.Confidence << RoleBits));

    internal static ulong Mask(LineageQuery query) => Mask(query.Roles, query.WeakestConfidence);

    internal static ulong Mask(LineageRoleSet roles, EdgeConfidence weakest = EdgeConfidence.Assumed)
    {
        ulong mask = 0;
        for (int confidence = 0; confidence <= (int)weakest; confidence++)
        {
            mask |= (ulong)roles.Mask << (confidence << RoleBits);
        }

        return mask;
    }
}
