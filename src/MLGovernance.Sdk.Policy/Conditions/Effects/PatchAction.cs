namespace MLGovernance.Policy;

/// <summary>What an operation of append or modify does.</summary>
internal enum PatchAction : byte
{
    Add,
    AddOrReplace,
    Remove,
}
