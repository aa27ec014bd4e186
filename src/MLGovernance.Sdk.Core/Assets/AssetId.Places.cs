namespace MLGovernance;

public readonly partial struct AssetId
{
    /// <summary>Returns the identity of a place in an Azure storage account.</summary>
    /// <param name="account">The account's name, without the endpoint's suffix.</param>
    /// <param name="container">The container, file system or share.</param>
    /// <param name="path">The path below it; empty for the container itself.</param>
    /// <exception cref="ArgumentException">A name is blank or holds a slash.</exception>
    public static AssetId Storage(string account, string container, string path = "")
    {
        RequireName(account, nameof(account));
        RequireName(container, nameof(container));
        ArgumentNullException.ThrowIfNull(path);
        return new AssetId(string.Concat("storage://", account.ToLowerInvariant(), "/", container) + Below(path));
    }

    /// <summary>Returns the identity of a path in this datastore.</summary>
    /// <param name="path">The path; empty for the root.</param>
    /// <exception cref="InvalidOperationException">This is not a datastore.</exception>
    public AssetId DatastorePath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ResourceType.EndsWith("/datastores", StringComparison.Ordinal)
            ? new AssetId($"{Value}/paths/{path.Trim('/')}")
            : throw new InvalidOperationException($"'{Value}' is no datastore, so it has no paths.");
    }

    /// <summary>Returns the identity of an output of this job.</summary>
    /// <param name="output">The output's name; <c>artifacts</c> is what a run writes to its default store.</param>
    /// <param name="path">The path below it; empty for the output itself.</param>
    /// <exception cref="InvalidOperationException">This is not a job.</exception>
    public AssetId JobOutput(string output, string path = "")
    {
        RequireName(output, nameof(output));
        ArgumentNullException.ThrowIfNull(path);
        return ResourceType.EndsWith("/workspaces/jobs", StringComparison.Ordinal)
            ? new AssetId($"{Value}#outputs/{output}{Below(path)}")
            : throw new InvalidOperationException($"'{Value}' is no job, so it has no outputs.");
    }

    /// <summary>Returns the identity of a registry as its assets start with it.</summary>
    /// <param name="name">The registry's name, in any letter case.</param>
    public static AssetId Registry(string name)
    {
        RequireName(name, nameof(name));
        return new AssetId("azureml://registries/" + name.ToLowerInvariant());
    }

    private static string Below(string path)
    {
        string trimmed = path.Trim('/');
        return trimmed.Length == 0 ? string.Empty : "/" + trimmed;
    }

    private static void RequireName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' is no name: it holds a slash.", parameter);
        }
    }
}
