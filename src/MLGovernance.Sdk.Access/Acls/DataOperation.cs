namespace MLGovernance.Access;

/// <summary>What is done to a path.</summary>
public enum DataOperation
{
    /// <summary>Read a file.</summary>
    Read,

    /// <summary>Append to or overwrite an existing file.</summary>
    Append,

    /// <summary>Create a file or directory.</summary>
    Create,

    /// <summary>Delete a file or an empty directory.</summary>
    Delete,

    /// <summary>Delete a directory with everything in it.</summary>
    DeleteRecursive,

    /// <summary>List a directory.</summary>
    List,

    /// <summary>Rename or move within a container.</summary>
    Rename,

    /// <summary>Read properties or the access list.</summary>
    GetProperties,

    /// <summary>Change the access list.</summary>
    SetAcl,

    /// <summary>Change the owning user.</summary>
    SetOwner,

    /// <summary>Change the owning group.</summary>
    SetOwningGroup,
}
