namespace MLGovernance;

public readonly partial struct AssetId
{
    /// <summary>
    /// Gets the resource type in lower case, for example <c>microsoft.machinelearningservices/workspaces/models/versions</c>; of a registry's
    /// asset <c>…/registries/models/versions</c>. Of what
    /// OpenLineage names <c>openlineage/datasets</c>, <c>openlineage/jobs</c>, <c>openlineage/jobs/runs</c>. Empty for other forms.
    /// </summary>
    public string ResourceType => Form == AssetIdForm.OpenLineage ? OpenLineageName.TypeOf(Value) : ResourcePath.TypeOf(Value);

    /// <summary>Gets the name: of a version the name of its asset, of a path its last step, of a job's output the job's name.</summary>
    public string Name => Form switch
    {
        AssetIdForm.Resource or AssetIdForm.RegistryAsset => ResourcePath.NameOf(Value),
        AssetIdForm.OpenLineage => OpenLineageName.NameOf(Value),
        AssetIdForm.JobOutput => Job!.Value.Name,
        AssetIdForm.DatastorePath when Path!.Length == 0 => Datastore!.Value.Name,
        _ => CanonicalText.LastStep(Value),
    };

    /// <summary>Gets the version, or null where the identity names none.</summary>
    public string? Version => IsResource ? ResourcePath.VersionOf(Value) : null;

    /// <summary>Gets the name and version as people write them, for example <c>credit-risk:3</c>; without a version the name.</summary>
    public string DisplayName => Version is { } version ? $"{Name}:{version}" : Name;

    /// <summary>Gets the label, such as <c>latest</c>, or null.</summary>
    public string? Label => IsResource ? ResourcePath.LabelOf(Value) : null;

    /// <summary>Gets the subscription's id, or null.</summary>
    public string? SubscriptionId => ResourcePath.Step(Value, "subscriptions");

    /// <summary>Gets the resource group's name, or null.</summary>
    public string? ResourceGroup => ResourcePath.Step(Value, "resourcegroups");

    /// <summary>Gets the resource that contains this one by its id: the container of a version, the endpoint of a deployment, the workspace of a job, the job of an OpenLineage run; else null.</summary>
    public AssetId? Parent =>
        (IsResource ? ResourcePath.ParentOf(Value) : Form == AssetIdForm.OpenLineage ? OpenLineageName.ParentOf(Value) : null) is { } parent ? new AssetId(parent) : null;

    /// <summary>Gets the asset that this is a version or label of; null for others.</summary>
    public AssetId? Container => IsResource && ResourcePath.ContainerOf(Value) is { } container ? new AssetId(container) : null;

    /// <summary>
    /// Gets the workspace that this belongs to, or the registry as <c>azureml://registries/{name}</c>; of a workspace itself; null for others.
    /// </summary>
    public AssetId? Scope => ResourcePath.ScopeOf(Value) is { } scope ? new AssetId(scope) : null;

    /// <summary>Gets the datastore of a <see cref="AssetIdForm.DatastorePath"/>, else null.</summary>
    public AssetId? Datastore => Form == AssetIdForm.DatastorePath ? new AssetId(Value[..Value.IndexOf("/paths/", StringComparison.Ordinal)]) : null;

    /// <summary>Gets the path below the datastore, the container, or the job's output; null for other forms, empty for the root.</summary>
    public string? Path => CanonicalText.PathOf(Value, Form);

    /// <summary>Gets the storage account's name of a <see cref="AssetIdForm.Storage"/>, else null.</summary>
    public string? StorageAccount => Form == AssetIdForm.Storage ? StorageStep(0) : null;

    /// <summary>Gets the container, file system or share of a <see cref="AssetIdForm.Storage"/>; null where the identity names none.</summary>
    public string? StorageContainer => Form == AssetIdForm.Storage ? StorageStep(1) : null;

    /// <summary>Gets the job of a <see cref="AssetIdForm.JobOutput"/>, else null.</summary>
    public AssetId? Job => Form == AssetIdForm.JobOutput ? new AssetId(Value[..Value.IndexOf('#', StringComparison.Ordinal)]) : null;

    /// <summary>Gets the name of the output of a <see cref="AssetIdForm.JobOutput"/>, else null.</summary>
    public string? OutputName => Form == AssetIdForm.JobOutput ? Value[(Value.IndexOf('#', StringComparison.Ordinal) + 1)..].Split('/')[1] : null;

    /// <summary>Gets the part of a path before its first wildcard step; itself where it has none.</summary>
    public AssetId WithoutWildcards => new(CanonicalText.BeforeWildcard(Value));

    /// <summary>Returns the identity of a child of this workspace, registry or endpoint.</summary>
    /// <param name="collection">The collection, for example <c>jobs</c> or <c>models</c>.</param>
    /// <param name="name">The child's name, in its exact letter case.</param>
    public AssetId Child(string collection, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(collection);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new AssetId($"{ResourcePath.RegistryForm(Value)}/{collection.ToLowerInvariant()}/{name}");
    }

    /// <summary>Returns the identity of a version of this asset.</summary>
    /// <param name="version">The version.</param>
    public AssetId WithVersion(string version) => Child("versions", version);

    private string? StorageStep(int number)
    {
        ReadOnlySpan<char> rest = Value.AsSpan("storage://".Length);
        for (; number > 0; number--)
        {
            int slash = rest.IndexOf('/');
            if (slash < 0)
            {
                return null;
            }

            rest = rest[(slash + 1)..];
        }

        int end = rest.IndexOf('/');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private bool IsResource => Form is AssetIdForm.Resource or AssetIdForm.RegistryAsset;
}
