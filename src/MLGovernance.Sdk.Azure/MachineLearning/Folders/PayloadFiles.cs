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

    /// <summary>Lists the files.</summary>
    /// <exception cref="FileNotFoundException">There is neither a folder nor a file.</exception>
    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    internal static PayloadFiles Open(string path)
    {
        if (Directory.Exists(path))
        {
            var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = 0 };
            return new PayloadFiles(Directory.EnumerateFiles(path, "*", everything)
                .Select(file => new PayloadFile(Path.GetRelativePath(path, file).Replace('\\', '/'), () => Read(file))));
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

    private static FileStream Read(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
