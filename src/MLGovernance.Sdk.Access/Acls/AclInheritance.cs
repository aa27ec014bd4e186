using System.Globalization;

namespace MLGovernance.Access;

/// <summary>Computes the lists a new child gets from its parent.</summary>
/// <remarks>Source: "Access control lists in Azure Data Lake Storage", default permissions on new files and directories. With a default list on the
/// parent the umask is not looked at; without one the permissions are cut by the umask and nothing named is inherited.</remarks>
public static class AclInheritance
{
    /// <summary>The umask of the service when the request states none: <c>027</c>, which gives 750 and 640.</summary>
    public const int DefaultUmask = 0b000_010_111;

    private const int StickyBit = 0b001_000_000_000;
    private const int MaxBits = 0b111_111_111_111;

    /// <summary>Makes the child that a request would create.</summary>
    /// <param name="parent">The parent directory.</param>
    /// <param name="path">The child's path.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    /// <param name="creator">Who creates it and so owns it.</param>
    /// <param name="permissions">The mode bits of the request, or <see langword="null"/> for 777 (directory) and 666 (file).</param>
    /// <param name="umask">The umask of the request, or <see langword="null"/> for <see cref="DefaultUmask"/>.</param>
    public static LakePath CreateChild(LakePath parent, string path, bool isDirectory, string creator, int? permissions = null, int? umask = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(creator);
        AccessControlList access = parent.Default;
        if (access.IsEmpty)
        {
            int mode = (permissions ?? (isDirectory ? 0b111_111_111 : 0b110_110_110)) & ~(umask ?? DefaultUmask);
            access = AccessControlList.Of(
                new AclEntry(AclEntryTag.OwningUser, "", (AclPermissions)((mode >> 6) & 7)),
                new AclEntry(AclEntryTag.OwningGroup, "", (AclPermissions)((mode >> 3) & 7)),
                new AclEntry(AclEntryTag.Other, "", (AclPermissions)(mode & 7)));
        }

        return new LakePath
        {
            Path = LakePath.Normalize(path),
            IsDirectory = isDirectory,
            Owner = creator,
            OwningGroup = parent.OwningGroup,
            IsSticky = isDirectory && ((permissions ?? 0) & StickyBit) != 0,
            Access = access,
            Default = isDirectory ? parent.Default : AccessControlList.Empty,
        };
    }

    /// <summary>Reads mode bits or a umask written in octal, for example <c>0027</c>.</summary>
    /// <param name="text">The octal text.</param>
    /// <exception cref="FormatException">The text is not octal or has more than four digits.</exception>
    public static int ParseOctal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int value = 0;
        foreach (char digit in text.Trim())
        {
            value = digit is >= '0' and <= '7' ? (value * 8) + (digit - '0') : throw Bad(text);
        }

        return value <= MaxBits ? value : throw Bad(text);
    }

    private static FormatException Bad(string text) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no octal permission text; expected three octal digits with an optional one before them for the sticky bit, for example 0750 or 1770."));
}
