namespace MLGovernance.Lineage;

/// <summary>What is known of a node.</summary>
public enum LineageNodeState : byte
{
    /// <summary>An asset of the snapshot.</summary>
    Asset,

    /// <summary>A place that is no resource of its own: a storage path, an image, a repository, a web address.</summary>
    Place,

    /// <summary>A resource of a workspace, registry or provider that the snapshot does not cover.</summary>
    Outside,

    /// <summary>A resource that should be in the snapshot, because its workspace or registry is, and is not there.</summary>
    Missing,
}
