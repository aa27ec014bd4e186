using System.Text;
using System.Text.Json.Nodes;
using MLGovernance.Lineage;

namespace MLGovernance.Testing;

/// <summary>Builds small estates for tests, in the shape in which Azure Resource Manager tells them.</summary>
/// <example>
/// <code>
/// EstateBuilder estate = new EstateBuilder().Workspace("prod", prod => prod
///     .Data("sales", "1", "azureml://datastores/lake/paths/sales/")
///     .Job("train", job => job.Input("data", "azureml:sales:1"))
///     .Model("forecast", "1", job: "train")
///     .OnlineEndpoint("forecast")
///     .OnlineDeployment("forecast", "blue", "azureml:forecast:1"));
/// LineageGraph graph = estate.BuildGraph();
/// </code>
/// </example>
/// <remarks>Resources are made one minute after the other, from the first of January 2026 on, so that "newest" has a meaning.</remarks>
public sealed class EstateBuilder
{
    private readonly List<JsonObject> _resources = [];
    private readonly List<string> _texts = [];
    private readonly List<EstateIssue> _issues = [];
    private readonly List<ImageScan> _scans = [];

    /// <summary>The subscription that holds everything the builder makes.</summary>
    public const string SubscriptionId = "00000000-0000-4000-8000-00000000e57a";

    /// <summary>The moment at which the estate counts as read.</summary>
    public static DateTimeOffset TakenAt { get; } = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the ARM id of a workspace of this builder.</summary>
    /// <param name="name">The workspace's name.</param>
    public static string WorkspaceId(string name) => $"{ResourceGroup(name)}/providers/Microsoft.MachineLearningServices/workspaces/{name}";

    /// <summary>Returns the ARM id of a registry of this builder.</summary>
    /// <param name="name">The registry's name.</param>
    public static string RegistryId(string name) => $"{ResourceGroup(name)}/providers/Microsoft.MachineLearningServices/registries/{name}";

    /// <summary>Adds a workspace of kind <c>Default</c> and what lies in it.</summary>
    /// <param name="name">The workspace's name.</param>
    /// <param name="build">Configures the workspace and fills it, or null.</param>
    public EstateBuilder Workspace(string name, Action<WorkspaceBuilder>? build = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var workspace = new WorkspaceBuilder(this, WorkspaceId(name));
        workspace.Resource.Set("/kind", "Default").Set("/location", "northeurope");
        build?.Invoke(workspace);
        return this;
    }

    /// <summary>Adds a registry and what lies in it.</summary>
    /// <param name="name">The registry's name.</param>
    /// <param name="build">Configures the registry and fills it, or null.</param>
    public EstateBuilder Registry(string name, Action<WorkspaceBuilder>? build = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var registry = new WorkspaceBuilder(this, RegistryId(name));
        registry.Resource.Set("/location", "northeurope");
        build?.Invoke(registry);
        return this;
    }

    /// <summary>Adds a resource of any provider.</summary>
    /// <param name="id">The ARM id.</param>
    /// <param name="build">Configures the resource, or null.</param>
    public EstateBuilder Resource(string id, Action<ResourceBuilder>? build = null)
    {
        ResourceBuilder resource = Register(new ResourceBuilder(id, "/tags", NextTime()));
        build?.Invoke(resource);
        return this;
    }

    /// <summary>Adds a resource as JSON text, byte for byte as a service would tell it.</summary>
    /// <param name="resource">A JSON object with an <c>id</c>.</param>
    public EstateBuilder Json(string resource)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        _texts.Add(resource);
        return this;
    }

    /// <summary>Records that assets could not be read.</summary>
    /// <param name="kind">The kind whose assets are missing; null means any.</param>
    /// <param name="scope">The ARM id of the workspace or registry that is incomplete; null means the whole estate.</param>
    public EstateBuilder Unreadable(AssetKind? kind = null, string? scope = null)
    {
        _issues.Add(new EstateIssue
        {
            Code = "forbidden",
            Status = 403,
            Kind = kind?.Name,
            Scope = scope is null ? null : AssetId.Parse(scope),
            Location = scope ?? "/subscriptions/" + SubscriptionId,
            Message = "The caller may not read this.",
        });
        return this;
    }

    /// <summary>Returns the snapshot.</summary>
    /// <exception cref="FormatException">A resource added as text is not a JSON object with a usable <c>id</c>.</exception>
    public EstateSnapshot Build()
    {
        var builder = new EstateSnapshotBuilder();
        foreach (JsonObject resource in _resources)
        {
            builder.Add(Encoding.UTF8.GetBytes(resource.ToJsonString()));
        }

        foreach (string text in _texts)
        {
            builder.Add(Encoding.UTF8.GetBytes(text));
        }

        _issues.ForEach(builder.AddIssue);
        ImageScan.AddTo(_scans, builder);
        return builder.Build(TakenAt);
    }

    /// <summary>Adds what a scanner found in a container image.</summary>
    /// <param name="image">The image, as environments name it, for example <c>acr.azurecr.io/train:1</c>.</param>
    /// <param name="scannedAt">When it was scanned; null for a result that does not say.</param>
    /// <param name="found">What was found.</param>
    /// <exception cref="FormatException"><paramref name="image"/> is no image.</exception>
    public EstateBuilder Scan(string image, DateTimeOffset? scannedAt, params ReadOnlySpan<ImageVulnerability> found)
    {
        _scans.Add(new ImageScan { Image = AssetId.Parse(image), Scanner = "Trivy", ScannedAt = scannedAt, Vulnerabilities = [.. found] });
        return this;
    }

    /// <summary>Returns the lineage graph of the snapshot.</summary>
    public LineageGraph BuildGraph() => LineageGraphBuilder.Build(Build());

    internal DateTimeOffset NextTime() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_resources.Count);

    internal T Register<T>(T resource)
        where T : ResourceBuilder
    {
        _resources.Add(resource.Json);
        return resource;
    }

    private static string ResourceGroup(string name) => $"/subscriptions/{SubscriptionId}/resourceGroups/rg-{name}";
}
