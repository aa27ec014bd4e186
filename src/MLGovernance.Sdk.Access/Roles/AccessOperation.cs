namespace MLGovernance.Access;

/// <summary>An operation worth asking about, with the group a reviewer looks for it in.</summary>
/// <param name="Name">The operation, for example <c>Microsoft.MachineLearningServices/workspaces/jobs/write</c>.</param>
/// <param name="IsDataAction">Whether it belongs to the data plane.</param>
/// <param name="Group">The group: secrets, workspace, compute, jobs, notebooks, assets, deployment, registries, storage, identity or data.</param>
public sealed record AccessOperation(string Name, bool IsDataAction, string Group);
