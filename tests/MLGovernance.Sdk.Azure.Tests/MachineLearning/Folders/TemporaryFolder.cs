using System.IO.Compression;

namespace MLGovernance.Azure.Tests;

/// <summary>A folder of a test, deleted with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "mlgov-" + Path.GetRandomFileName());

    public TemporaryFolder With(string name, string text) => With(name, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryFolder With(string name, byte[] bytes)
    {
        string file = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    public string Zip()
    {
        string zip = Root + ".zip";
        ZipFile.CreateFromDirectory(Root, zip);
        return zip;
    }

    public static async Task<EstateSnapshot> ReadAsync(string path, EstateScope? scope = null)
    {
        var builder = new EstateSnapshotBuilder();
        await new FolderEstateSource(path).ReadAsync(scope ?? EstateScope.Everything, builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    public Task<EstateSnapshot> ReadAsync(EstateScope? scope = null) => ReadAsync(Root, scope);

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        File.Delete(Root + ".zip");
    }
}
