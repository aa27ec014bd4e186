namespace MLGovernance.Access;

/// <summary>The three POSIX permission bits of a path.</summary>
[Flags]
public enum AclPermissions
{
    /// <summary>No permission (<c>---</c>).</summary>
    None = 0,

    /// <summary>Pass through a directory (<c>x</c>); without meaning on a file.</summary>
    Execute = 1,

    /// <summary>Write a file, or change the entries of a directory (<c>w</c>).</summary>
    Write = 2,

    /// <summary>Read a file, or list a directory (<c>r</c>).</summary>
    Read = 4,

    /// <summary>All three (<c>rwx</c>).</summary>
    All = Read | Write | Execute,
}
