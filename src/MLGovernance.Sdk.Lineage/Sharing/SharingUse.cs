namespace MLGovernance.Lineage;

/// <summary>How a workspace or registry uses a shared thing.</summary>
[Flags]
public enum SharingUse
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A datastore points at it, so that what runs there may reach it.</summary>
    Mounts = 1,

    /// <summary>Something reads it, runs in it or is made from it.</summary>
    Reads = 2,

    /// <summary>Something writes it.</summary>
    Writes = 4,

    /// <summary>The workspace rests on it, as on its key vault.</summary>
    RestsOn = 8,
}
