namespace MLGovernance.Access;

/// <summary>Kleene's three truth values; And is the minimum, Or the maximum.</summary>
internal enum TruthValue
{
    False = 0,
    Unknown = 1,
    True = 2,
}
