namespace MLGovernance.Policy;

/// <summary>What a value of the policy language is. <see cref="Missing"/> is "no such property"; <see cref="Unknown"/> is "the caller did not supply it".</summary>
internal enum PolicyValueKind : byte
{
    Missing,
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
    Unknown,
}
