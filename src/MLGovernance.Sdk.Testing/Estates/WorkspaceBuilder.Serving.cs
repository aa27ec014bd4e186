namespace MLGovernance.Testing;

public sealed partial class WorkspaceBuilder
{
    /// <summary>Adds a managed online endpoint: Microsoft Entra tokens, no public network access, all traffic to <c>blue</c>.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="build">Configures the endpoint further, or null.</param>
    public WorkspaceBuilder OnlineEndpoint(string name, Action<ResourceBuilder>? build = null) =>
        TrackedChild($"onlineEndpoints/{name}", endpoint =>
        {
            endpoint.Set("/kind", "Managed")
                .Set("/properties/authMode", "AADToken")
                .Set("/properties/publicNetworkAccess", "Disabled")
                .Set("/properties/traffic/blue", 100);
            build?.Invoke(endpoint);
        });

    /// <summary>Adds an online deployment.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="name">The deployment's name.</param>
    /// <param name="model">The model that it serves, or null for none.</param>
    /// <param name="environment">The environment that it runs in, or null for none.</param>
    /// <param name="build">Configures the deployment further, or null.</param>
    public WorkspaceBuilder OnlineDeployment(
        string endpoint, string name, string? model, string? environment = null, Action<ResourceBuilder>? build = null) =>
        TrackedChild($"onlineEndpoints/{endpoint}/deployments/{name}", deployment =>
        {
            deployment.Set("/properties/model", model).Set("/properties/environmentId", environment);
            build?.Invoke(deployment);
        });

    /// <summary>Adds a batch endpoint.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="build">Configures the endpoint further, or null.</param>
    public WorkspaceBuilder BatchEndpoint(string name, Action<ResourceBuilder>? build = null) =>
        TrackedChild($"batchEndpoints/{name}", endpoint =>
        {
            endpoint.Set("/properties/authMode", "AADToken");
            build?.Invoke(endpoint);
        });

    /// <summary>Adds a batch deployment of a model.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="name">The deployment's name.</param>
    /// <param name="model">The model that it serves.</param>
    /// <param name="environment">The environment that it runs in, or null for none.</param>
    /// <param name="build">Configures the deployment further, or null.</param>
    public WorkspaceBuilder BatchDeployment(
        string endpoint, string name, string model, string? environment = null, Action<ResourceBuilder>? build = null) =>
        TrackedChild($"batchEndpoints/{endpoint}/deployments/{name}", deployment =>
        {
            deployment.Set("/properties/model/referenceType", "Id")
                .Set("/properties/model/assetId", model)
                .Set("/properties/environmentId", environment);
            build?.Invoke(deployment);
        });

    /// <summary>Adds a schedule that repeats a job.</summary>
    /// <param name="name">The schedule's name.</param>
    /// <param name="sourceJob">The job to repeat.</param>
    /// <param name="build">Configures the schedule further, or null.</param>
    public WorkspaceBuilder Schedule(string name, string sourceJob, Action<ResourceBuilder>? build = null) =>
        Child($"schedules/{name}", schedule =>
        {
            schedule.Set("/properties/action/actionType", "CreateJob")
                .Set("/properties/action/jobDefinition/jobType", "Pipeline")
                .Set("/properties/action/jobDefinition/sourceJobId", sourceJob);
            build?.Invoke(schedule);
        });
}
