using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A job as the isolation analysis sees it.</summary>
public sealed record PodJob
{
    /// <summary>Gets the resource id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the object id of who submitted it, or <see langword="null"/>.</summary>
    public string? Submitter { get; init; }

    /// <summary>Gets the name of who submitted it, where that is all that is known; roles and lists name object ids.</summary>
    public string? SubmitterName { get; init; }

    /// <summary>Gets the resource id of the compute, or <see langword="null"/> for serverless.</summary>
    public string? ComputeId { get; init; }

    /// <summary>Gets as whom it reads and writes.</summary>
    public JobIdentityMode Identity { get; init; }

    /// <summary>Gets the addresses it reads and writes: <c>azureml://</c>, <c>abfss://</c>, <c>wasbs://</c> or <c>https://</c>.</summary>
    public ImmutableArray<string> Uris { get; init; } = [];

    /// <summary>Gets the git remote it was submitted from, or <see langword="null"/> when none was recorded.</summary>
    public string? GitRepository { get; init; }

    /// <summary>Gets a value indicating whether the working tree had changes that no commit holds, or <see langword="null"/> when not recorded.</summary>
    public bool? IsGitDirty { get; init; }

    /// <summary>Gets the resource id of the workspace.</summary>
    public string WorkspaceId => PodEstateIds.WorkspaceOf(Id);
}
