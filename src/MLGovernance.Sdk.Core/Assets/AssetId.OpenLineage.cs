namespace MLGovernance;

public readonly partial struct AssetId
{
    /// <summary>
    /// Gets the OpenLineage namespace of an <see cref="AssetIdForm.OpenLineage"/>, as its producer wrote it; null for other forms.
    /// <see cref="Name"/> is the name in it.
    /// </summary>
    public string? OpenLineageNamespace => Form == AssetIdForm.OpenLineage ? OpenLineageName.NamespaceOf(Value) : null;

    /// <summary>Returns the identity of a dataset that OpenLineage names and nothing else does, such as a table of a database.</summary>
    /// <param name="namespace">The namespace, for example <c>postgres://warehouse:5432</c>; compared exactly, as the specification says.</param>
    /// <param name="name">The name in it, for example <c>shop.public.orders</c>.</param>
    public static AssetId OpenLineageDataset(string @namespace, string name) => OpenLineage(@namespace, "datasets", name);

    /// <summary>Returns the identity of a job that OpenLineage names, such as an Airflow task or a Spark application.</summary>
    /// <param name="namespace">The namespace, usually that of the scheduler.</param>
    /// <param name="name">The name in it, for example <c>daily_orders.load</c>.</param>
    public static AssetId OpenLineageJob(string @namespace, string name) => OpenLineage(@namespace, "jobs", name);

    /// <summary>Returns the identity of a run of this OpenLineage job.</summary>
    /// <param name="runId">The run's id.</param>
    /// <exception cref="InvalidOperationException">This is no OpenLineage job.</exception>
    public AssetId OpenLineageRun(Guid runId) => ResourceType == "openlineage/jobs"
        ? new AssetId($"{Value}/runs/{runId:D}")
        : throw new InvalidOperationException($"'{Value}' is no OpenLineage job, so it has no runs.");

    /// <summary>Returns the identity of what events without a run say about this OpenLineage job or dataset (the specification's static metadata).</summary>
    /// <exception cref="InvalidOperationException">This is neither an OpenLineage job nor an OpenLineage dataset.</exception>
    public AssetId OpenLineageStatic() => ResourceType is "openlineage/jobs" or "openlineage/datasets"
        ? new AssetId($"{Value}/events/static")
        : throw new InvalidOperationException($"'{Value}' is neither a job nor a dataset of OpenLineage.");

    private static AssetId OpenLineage(string @namespace, string collection, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(@namespace);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new AssetId(OpenLineageName.Compose(@namespace, collection, name));
    }
}
