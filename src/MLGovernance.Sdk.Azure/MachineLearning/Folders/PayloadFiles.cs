using System.IO.Compression;

namespace MLGovernance.Azure;

/// <summary>The files of a folder with its subfolders, of a zip, or one file by itself, in the ordinal order of their names.</summary>
internal sealed class PayloadFiles : IDisposable
{
    private readonly ZipArchive? _zip;

    private PayloadFiles(IEnumerable<PayloadFile> files, ZipArchive? zip = null)
    {
        All = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        _zip = zip;
    }

    internal IReadOnlyList<PayloadFile> All { get; }

    /// <summary>Gets the folders that could not be listed, and why.</summary>
    internal IReadOnlyList<(string Folder, string Reason)> Unreadable { get; private init; } = [];

    /// <summary>Lists the files.</summary>
    /// <exception cref="FileNotFoundException">There is neither a folder nor a file.</exception>
    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    internal static PayloadFiles Open(string path)
    {
        if (Directory.Exists(path))
        {
            List<PayloadFile> files = [];
            List<(string Folder, string Reason)> unreadable = [];
            Collect(path, new DirectoryInfo(path), files, unreadable);
            return new PayloadFiles(files) { Unreadable = unreadable };
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{path}' is neither a folder, a .zip nor a file of saved payloads.", path);
        }

        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new PayloadFiles([new PayloadFile(Path.GetFileName(path), () => Read(path))]);
        }

        try
        {
            ZipArchive zip = ZipFile.OpenRead(path);
            return new PayloadFiles(
                zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(entry => new PayloadFile(entry.FullName.Replace('\\', '/'), entry.Open)), zip);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}' is no readable zip: {error.Message}", error);
        }
    }

    public void Dispose() => _zip?.Dispose();

    /// <summary>Lists a folder and those below it, but for hidden ones, and links that lead back to a folder on the way here.</summary>
    private static void Collect(string root, DirectoryInfo folder, List<PayloadFile> files, List<(string Folder, string Reason)> unreadable)
    {
        try
        {
            foreach (FileInfo file in folder.EnumerateFiles())
            {
                files.Add(new PayloadFile(Name(root, file.FullName), () => Read(file.FullName)));
            }

            foreach (DirectoryInfo inner in folder.EnumerateDirectories())
            {
                string? target = inner.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
                bool leadsBack = target is not null && (inner.FullName + Path.DirectorySeparatorChar).StartsWith(target.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
                if (!inner.Name.StartsWith('.') && !leadsBack)
                {
                    Collect(root, inner, files, unreadable);
                }
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            unreadable.Add((Name(root, folder.FullName), error.Message));
        }
    }

    private static string Name(string root, string full) => Path.GetRelativePath(root, full).Replace('\\', '/');

    private static FileStream Read(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
