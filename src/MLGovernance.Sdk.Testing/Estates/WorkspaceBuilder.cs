using System.Text.Json.Nodes;

namespace MLGovernance.Testing;

/// <summary>A workspace or registry of an estate under construction. Every method adds one resource to it and returns it.</summary>
/// <remarks>References are written in any form that Azure writes; <c>azureml:name:version</c> means the same workspace.</remarks>
public sealed partial class WorkspaceBuilder
{
    private readonly EstateBuilder _estate;

    internal WorkspaceBuilder(EstateBuilder estate, string id)
    {
        _estate = estate;
        Resource = estate.Register(new ResourceBuilder(id, "/tags", estate.NextTime()));
    }

    /// <summary>Gets the workspace or registry itself.</summary>
    public ResourceBuilder Resource { get; }

    /// <summary>Gets its ARM id.</summary>
    public string Id => Resource.Id;

    /// <summary>Sets a property of the workspace or registry.</summary>
    /// <param name="pointer">The JSON pointer.</param>
    /// <param name="value">The value.</param>
    public WorkspaceBuilder Set(string pointer, JsonNode? value)
    {
        Resource.Set(pointer, value);
        return this;
    }

    /// <summary>Sets a tag of the workspace or registry.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The tag's value.</param>
    public WorkspaceBuilder Tag(string name, string value)
    {
        Resource.Tag(name, value);
        return this;
    }

    /// <summary>Adds any proxy resource, one that keeps its tags below <c>properties</c>.</summary>
    /// <param name="path">The path below the workspace, for example <c>connections/git</c>.</param>
    /// <param name="build">Configures the resource, or null.</param>
    public WorkspaceBuilder Child(string path, Action<ResourceBuilder>? build = null) => Add(path, "/properties/tags", build);

    /// <summary>Adds any tracked resource, one that keeps its tags at the root.</summary>
    /// <param name="path">The path below the workspace.</param>
    /// <param name="build">Configures the resource, or null.</param>
    public WorkspaceBuilder TrackedChild(string path, Action<ResourceBuilder>? build = null) => Add(path, "/tags", build);

    /// <summary>Adds a data version.</summary>
    /// <param name="name">The name of the data asset.</param>
    /// <param name="version">The version.</param>
    /// <param name="uri">Where the data lies.</param>
    /// <param name="build">Configures the version further, or null.</param>
    public WorkspaceBuilder Data(string name, string version, string uri, Action<ResourceBuilder>? build = null) =>
        Child($"data/{name}/versions/{version}", data =>
        {
            data.Set("/properties/dataType", "uri_folder").Set("/properties/dataUri", uri);
            build?.Invoke(data);
        });

    /// <summary>Adds a datastore over a storage container.</summary>
    /// <param name="name">The datastore's name.</param>
    /// <param name="account">The storage account's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="credentialsType">The kind of the stored credential; <c>None</c> is identity based.</param>
    /// <param name="build">Configures the datastore further, or null.</param>
    public WorkspaceBuilder Datastore(
        string name, string account, string container, string credentialsType = "None", Action<ResourceBuilder>? build = null) =>
        Child($"datastores/{name}", store =>
        {
            store.Set("/properties/datastoreType", "AzureBlob")
                .Set("/properties/accountName", account)
                .Set("/properties/containerName", container)
                .Set("/properties/credentials/credentialsType", credentialsType);
            build?.Invoke(store);
        });

    /// <summary>Adds a job.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="build">Configures the job, or null.</param>
    public WorkspaceBuilder Job(string name, Action<JobBuilder>? build = null)
    {
        JobBuilder job = _estate.Register(new JobBuilder($"{Id}/jobs/{name}", _estate.NextTime()));
        build?.Invoke(job);
        return this;
    }

    /// <summary>Adds a model version.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="job">The name of the job that made it, or null where none is recorded.</param>
    /// <param name="build">Configures the version further, or null.</param>
    public WorkspaceBuilder Model(string name, string version, string? job = null, Action<ResourceBuilder>? build = null) =>
        Child($"models/{name}/versions/{version}", model =>
        {
            model.Set("/properties/jobName", job);
            build?.Invoke(model);
        });

    /// <summary>Adds an environment version.</summary>
    /// <param name="name">The environment's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="image">The image, or null where it is built.</param>
    /// <param name="build">Configures the version further, or null.</param>
    public WorkspaceBuilder Environment(string name, string version, string? image, Action<ResourceBuilder>? build = null) =>
        Child($"environments/{name}/versions/{version}", environment =>
        {
            environment.Set("/properties/image", image);
            build?.Invoke(environment);
        });

    /// <summary>Adds a compute.</summary>
    /// <param name="name">The compute's name.</param>
    /// <param name="computeType">The compute type.</param>
    /// <param name="build">Configures the compute further, or null.</param>
    public WorkspaceBuilder Compute(string name, string computeType = "AmlCompute", Action<ResourceBuilder>? build = null) =>
        TrackedChild($"computes/{name}", compute =>
        {
            compute.Set("/properties/computeType", computeType);
            build?.Invoke(compute);
        });

    private WorkspaceBuilder Add(string path, string tags, Action<ResourceBuilder>? build)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ResourceBuilder resource = _estate.Register(new ResourceBuilder($"{Id}/{path}", tags, _estate.NextTime()));
        build?.Invoke(resource);
        return this;
    }
}
