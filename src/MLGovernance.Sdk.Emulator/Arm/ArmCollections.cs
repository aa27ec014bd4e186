using System.Collections.Frozen;

namespace MLGovernance.Emulator.Arm;

/// <summary>
/// How each collection of <c>Microsoft.MachineLearningServices</c> is listed: view, page size and filters of the service's
/// specification. A collection is found by its resource type below the provider.
/// </summary>
internal static class ArmCollections
{
    private static readonly ArmCollection Plain = new(ListView.Everything, 100, null, false, Filters());

    private static readonly ArmCollection Containers = new(ListView.Archive, 100, "count", false, Filters());

    private static readonly ArmCollection Versions = new(
        ListView.Archive, 100, null, true, Filters(("stage", ArmFilters.Property("stage")), ("version", ArmFilters.Name)));

    private static readonly ArmCollection FeatureStoreContainers = new(
        ListView.Archive, 20, "pageSize", false, Filters(
            ("name", ArmFilters.Name), ("description", ArmFilters.Description), ("createdBy", ArmFilters.CreatedBy), ("tags", ArmFilters.Bag("tags"))));

    private static readonly ArmCollection FeatureStoreVersions = new(
        ListView.Archive, 20, "pageSize", false, Filters(
            ("versionName", ArmFilters.Name), ("version", ArmFilters.Name), ("description", ArmFilters.Description),
            ("createdBy", ArmFilters.CreatedBy), ("stage", ArmFilters.Property("stage")), ("tags", ArmFilters.Bag("tags"))));

    private static readonly ArmCollection ModelVersions = Versions with
    {
        Filters = Filters(
            ("stage", ArmFilters.Property("stage")), ("version", ArmFilters.Name), ("description", ArmFilters.Description),
            ("tags", ArmFilters.Bag("tags")), ("properties", ArmFilters.Bag("properties"))),
    };

    private static readonly ArmCollection DataVersions = Versions with
    {
        Filters = Filters(("stage", ArmFilters.Property("stage")), ("$tags", ArmFilters.Bag("tags"))),
    };

    private static readonly ArmCollection Endpoints = new(
        ListView.Everything, 100, "count", false, Filters(
            ("name", ArmFilters.Name), ("computeType", ArmFilters.Envelope("kind", "Managed")),
            ("tags", ArmFilters.Bag("tags")), ("properties", ArmFilters.Bag("properties"))));

    private static readonly ArmCollection Deployments = new(ListView.Everything, 100, null, true, Filters());

    private static readonly FrozenDictionary<string, ArmCollection> InWorkspace = new Dictionary<string, ArmCollection>
    {
        ["computes"] = Plain,
        ["connections"] = Plain with
        {
            Filters = Filters(("target", ArmFilters.Property("target")), ("category", ArmFilters.Property("category"))),
        },
        ["features"] = Plain,
        ["outboundNetworkDependenciesEndpoints"] = Plain,
        ["outboundRules"] = Plain,
        ["managedNetworks"] = Plain,
        ["managedNetworks/outboundRules"] = Plain,
        ["privateEndpointConnections"] = Plain,
        ["privateLinkResources"] = Plain,
        ["capabilityHosts"] = Plain,
        ["datastores"] = Plain with
        {
            PageSize = 30,
            PageSizeParameter = "count",
            Filters = Filters(
                ("isDefault", ArmFilters.Property("isDefault")), ("names", ArmFilters.NameOf), ("searchText", ArmFilters.NameContains)),
        },
        ["jobs"] = new(ListView.Archive, 100, null, false, Filters(
            ("jobType", ArmFilters.Property("jobType")), ("tag", ArmFilters.Bag("tags")), ("properties", ArmFilters.Bag("properties")))),
        ["schedules"] = Plain with { View = ListView.Enabled },
        ["onlineEndpoints"] = Endpoints,
        ["onlineEndpoints/deployments"] = Deployments,
        ["onlineEndpoints/deployments/skus"] = Plain,
        ["batchEndpoints"] = Plain with { PageSizeParameter = "count" },
        ["batchEndpoints/deployments"] = Deployments,
        ["serverlessEndpoints"] = Plain,
        ["marketplaceSubscriptions"] = Plain,
        ["inferencePools"] = Plain,
        ["featuresets"] = FeatureStoreContainers,
        ["featuresets/versions"] = FeatureStoreVersions,
        ["featuresets/versions/features"] = Plain with { View = ListView.Archive, Filters = Filters(("featureName", ArmFilters.Name)) },
        ["featurestoreEntities"] = FeatureStoreContainers,
        ["featurestoreEntities/versions"] = FeatureStoreVersions,
    }.Concat(Assets()).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ArmCollection> InRegistry = Assets()
        .Append(new("privateEndpointConnections", Plain)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The types that can be listed below a workspace, sorted.</summary>
    public static IEnumerable<string> WorkspaceTypes => InWorkspace.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds how a collection is listed; null when the provider has no such type.</summary>
    public static ArmCollection? Find(ArmPath collection)
    {
        if (!collection.Provider.Equals(ArmPath.MachineLearning, StringComparison.OrdinalIgnoreCase))
        {
            return Plain;
        }

        string type = collection.ResourceType[(collection.Provider.Length + 1)..];
        int slash = type.IndexOf('/', StringComparison.Ordinal);
        string below = slash < 0 ? "" : type[(slash + 1)..];
        return (slash < 0 ? type : type[..slash]).ToUpperInvariant() switch
        {
            "WORKSPACES" when slash < 0 => Plain with { Filters = Filters(("kind", ArmFilters.Envelope("kind", "Default"))) },
            "REGISTRIES" when slash < 0 => Plain,
            "WORKSPACES" => InWorkspace.GetValueOrDefault(below),
            "REGISTRIES" => InRegistry.GetValueOrDefault(below),
            _ => null,
        };
    }

    private static IEnumerable<KeyValuePair<string, ArmCollection>> Assets()
    {
        yield return new("models", Containers);
        yield return new("models/versions", ModelVersions);
        yield return new("data", Containers with { PageSizeParameter = null });
        yield return new("data/versions", DataVersions);
        yield return new("environments", Containers with { PageSizeParameter = null });
        yield return new("environments/versions", Versions);
        yield return new("components", Containers with { PageSizeParameter = null });
        yield return new("components/versions", Versions);
        yield return new("codes", Plain);
        yield return new("codes/versions", Plain with { HasTop = true });
    }

    private static FrozenDictionary<string, ArmFilter> Filters(params ReadOnlySpan<(string Parameter, ArmFilter Filter)> filters)
    {
        var table = new Dictionary<string, ArmFilter>(StringComparer.OrdinalIgnoreCase);
        foreach ((string parameter, ArmFilter filter) in filters)
        {
            table.Add(parameter, filter);
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
