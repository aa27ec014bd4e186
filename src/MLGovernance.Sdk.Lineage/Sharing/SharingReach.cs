namespace MLGovernance.Lineage;

/// <summary>Which borders a shared thing crosses.</summary>
[Flags]
public enum SharingReach
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Two workspaces or more have part in it.</summary>
    Workspaces = 1,

    /// <summary>A registry has part in it.</summary>
    Registries = 2,

    /// <summary>Two pods or more have part in it.</summary>
    Pods = 4,

    /// <summary>Two tenants or more have part in it.</summary>
    Tenants = 8,
}
