using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>One published reading of the permission check, where the documentation contradicts itself or changed.</summary>
/// <param name="Groups">How several group entries of the caller are judged.</param>
/// <param name="MaskLimitsOther">Whether the mask also limits <c>other</c>, as the documented pseudocode does and the prose does not.</param>
public readonly record struct AclReading(AclGroupStep Groups, bool MaskLimitsOther)
{
    /// <summary>Gets the current documentation's pseudocode, the default.</summary>
    public static AclReading Default { get; } = new(AclGroupStep.EachEntry, true);

    /// <summary>Gets every published reading, the default first; a leak check unites their answers, a "can this work" check intersects them.</summary>
    public static ImmutableArray<AclReading> Published { get; } =
        [Default, new(AclGroupStep.EachEntry, false), new(AclGroupStep.CombinedEntries, true), new(AclGroupStep.CombinedEntries, false)];
}
