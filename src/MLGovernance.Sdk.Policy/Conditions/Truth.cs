namespace MLGovernance.Policy;

/// <summary>The outcome of a condition: three-valued, so that what the caller did not supply is neither true nor false.</summary>
internal enum Truth : byte
{
    False,
    True,
    Unknown,
}
