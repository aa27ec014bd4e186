namespace MLGovernance.Policy;

/// <summary>What the outcome of a policy for an asset rests on, besides the asset's own payload.</summary>
[Flags]
internal enum OutcomeDependencies : byte
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>Other assets, reached through the graph or the snapshot.</summary>
    Estate = 1,

    /// <summary>The moment of evaluation.</summary>
    Clock = 2,

    /// <summary>Something that must not outlive its graph, or assets that no lineage ties to this one.</summary>
    Always = 4,
}
