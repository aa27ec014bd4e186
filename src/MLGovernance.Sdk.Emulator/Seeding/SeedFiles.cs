using System.IO.Compression;

namespace MLGovernance.Emulator.Seeding;

/// <summary>One file of a seed.</summary>
/// <param name="Name">The path inside the seed, with forward slashes.</param>
/// <param name="Source">What an error message calls it.</param>
/// <param name="Content">The bytes, without a byte order mark.</param>
internal sealed record SeedFile(string Name, string Source, ReadOnlyMemory<byte> Content);

/// <summary>Reads the JSON files of a folder, a zip file or a single file, in ordinal order of their names.</summary>
internal static class SeedFiles
{
    public static IReadOnlyList<SeedFile> Read(string path)
    {
        if (Directory.Exists(path))
        {
            return [.. Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                .Select(file => (Name: Path.GetRelativePath(path, file).Replace('\\', '/'), File: file))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => new SeedFile(entry.Name, entry.File, WithoutMark(File.ReadAllBytes(entry.File))))];
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The seed '{path}' is neither a folder nor a file.", path);
        }

        return Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)
            ? ReadZip(path)
            : [new SeedFile(Path.GetFileName(path), path, WithoutMark(File.ReadAllBytes(path)))];
    }

    private static List<SeedFile> ReadZip(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        var files = new List<SeedFile>();
        foreach (ZipArchiveEntry entry in archive.Entries
            .Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            files.Add(new SeedFile(entry.FullName, $"{path}!{entry.FullName}", WithoutMark(content.ToArray())));
        }

        return files;
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] content) =>
        content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content;
}
