namespace MLGovernance;

/// <summary>What a short reference leaves out and its surroundings tell.</summary>
public sealed record AssetIdContext
{
    /// <summary>Gets the workspace (or registry) that the reference stands in.</summary>
    public AssetId? Workspace { get; init; }

    /// <summary>
    /// Gets the collection that the property refers to: <c>models</c>, <c>data</c>, <c>environments</c>, <c>components</c>, <c>codes</c>,
    /// <c>computes</c>, <c>datastores</c>, <c>jobs</c>, <c>deployments</c>, <c>connections</c>, <c>images</c> and so on.
    /// </summary>
    public string? Collection { get; init; }

    /// <summary>Gets the workspaces by their guid (<c>properties.workspaceId</c>), for <c>azureml://locations/…/workspaces/{guid}/…</c>.</summary>
    public IReadOnlyDictionary<string, AssetId>? WorkspacesByGuid { get; init; }
}
