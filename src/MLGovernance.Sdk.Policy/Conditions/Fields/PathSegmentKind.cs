namespace MLGovernance.Policy;

/// <summary>The parts a path into a payload is made of.</summary>
internal enum PathSegmentKind : byte
{
    Property,
    Index,
    Each,
}
