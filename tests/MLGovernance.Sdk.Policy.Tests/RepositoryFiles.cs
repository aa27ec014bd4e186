namespace MLGovernance.Tests;

/// <summary>Finds files of the checkout that the tests run from.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find();

    internal static string PathOf(params string[] steps) => Path.Combine([Root, .. steps]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MLGovernance.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No MLGovernance.Sdk.sln above '{AppContext.BaseDirectory}'.");
    }
}
