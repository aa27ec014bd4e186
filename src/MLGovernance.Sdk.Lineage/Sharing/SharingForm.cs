namespace MLGovernance.Lineage;

/// <summary>What kind of thing is shared.</summary>
public enum SharingForm
{
    /// <summary>An asset of a registry.</summary>
    RegistryAsset,

    /// <summary>An asset of one workspace that others use.</summary>
    WorkspaceAsset,

    /// <summary>A place in storage.</summary>
    Storage,

    /// <summary>A resource beside workspaces, such as a key vault, a container registry or an identity.</summary>
    Resource,
}
