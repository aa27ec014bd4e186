namespace MLGovernance;

/// <summary>The families of identities.</summary>
public enum AssetIdForm : byte
{
    /// <summary>No identity: the default value.</summary>
    Empty,

    /// <summary>An Azure Resource Manager id: <c>/subscriptions/…</c>.</summary>
    Resource,

    /// <summary>An asset of a registry: <c>azureml://registries/{registry}/{collection}/{name}[/versions/{version}]</c>.</summary>
    RegistryAsset,

    /// <summary>A path in a datastore whose storage is not known: <c>{workspace}/datastores/{datastore}/paths/{path}</c>.</summary>
    DatastorePath,

    /// <summary>An output of a job: <c>{workspace}/jobs/{job}#outputs/{output}[/{path}]</c>.</summary>
    JobOutput,

    /// <summary>A place in an Azure storage account: <c>storage://{account}/{container}[/{path}]</c>.</summary>
    Storage,

    /// <summary>A place in Microsoft Fabric's OneLake: <c>onelake://{workspace}/{item}[/{path}]</c>.</summary>
    OneLake,

    /// <summary>Any other address: a web address, a bucket of another cloud, a local path.</summary>
    External,

    /// <summary>A container image.</summary>
    Image,

    /// <summary>A git repository.</summary>
    Git,

    /// <summary>A word that stands for a thing, such as the compute <c>local</c>.</summary>
    Keyword,

    /// <summary>A dataset, job or run that OpenLineage names: <c>openlineage://{namespace}/{datasets|jobs}/{name}[/runs/{runId}]</c>, percent-encoded.</summary>
    OpenLineage,
}
