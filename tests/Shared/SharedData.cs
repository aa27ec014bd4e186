namespace MLGovernance.Tests;

/// <summary>Finds the third-party reference data that lies beside the repository and is never copied into it.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>Returns the full path of a file or folder below <c>shared/data</c>, or skips the calling test with the reason.</summary>
    /// <param name="relativePath">The path below <c>shared/data</c>, with forward slashes.</param>
    public static string Require(string relativePath)
    {
        string? path = Root is null ? null : Path.Combine(Root, relativePath);
        Skip.If(path is null || !Path.Exists(path), $"shared/data/{relativePath} does not lie beside this checkout.");
        return path!;
    }

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
