namespace MLGovernance.Emulator.Storage;

/// <summary>The nine-letter permissions that follow from an access control list; a plus sign says that there is more in the list.</summary>
internal static class PosixPermissions
{
    public static string Of(StoragePath path)
    {
        string[] entries = path.Acl.Split(',');
        string user = Entry(entries, "user::");
        string mask = Entry(entries, "mask::");
        string group = mask.Length > 0 ? mask : Entry(entries, "group::");
        string other = Entry(entries, "other::");
        if (path.IsSticky && other.Length == 3)
        {
            other = other[..2] + (other[2] == 'x' ? 't' : 'T');
        }

        bool isExtended = mask.Length > 0 || entries.Any(entry => entry.StartsWith("default:", StringComparison.Ordinal));
        return $"{user}{group}{other}{(isExtended ? "+" : "")}";
    }

    private static string Entry(string[] entries, string prefix) =>
        entries.FirstOrDefault(entry => entry.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..] ?? "";
}
