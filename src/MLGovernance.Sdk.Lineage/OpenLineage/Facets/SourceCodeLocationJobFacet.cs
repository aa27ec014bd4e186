namespace MLGovernance.OpenLineage;

/// <summary>Where the code of a job is kept.</summary>
public sealed record SourceCodeLocationJobFacet
{
    /// <summary>Gets the kind of repository, for example <c>git</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the address of the code.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the address of the repository.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>Gets the path in the repository.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the commit.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the branch.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the number of the pull request.</summary>
    public string? PullRequestNumber { get; init; }
}
