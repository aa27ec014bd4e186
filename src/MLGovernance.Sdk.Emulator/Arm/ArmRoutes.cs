using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator.Arm;

/// <summary>
/// Resource Manager: every path that no other plane owns. A request that the seed answers literally is answered so; otherwise a route
/// of the table below, otherwise the resource or the list that follows from the resources known.
/// </summary>
internal sealed class ArmRoutes
{
    private static readonly HashSet<string> SecretActions = new(StringComparer.OrdinalIgnoreCase)
    {
        "listKeys", "listSecrets", "token", "regenerateKeys", "listNotebookKeys", "listNotebookAccessToken", "listStorageAccountKeys",
        "listAccountSas", "listServiceSas", "listCredentials", "listClusterAdminCredential", "listApiKeys",
    };

    private static readonly HashSet<string> FeatureStoreOnly = new(StringComparer.OrdinalIgnoreCase) { "featuresets", "featurestoreEntities" };

    private readonly EmulatedCloud _cloud;
    private readonly AzureEmulatorOptions _options;
    private readonly RequestWindow _reads;
    private readonly ArmPage _page;
    private readonly (string Method, string Type, Func<HttpContext, ArmPath, Task> Handle)[] _routes;

    public ArmRoutes(EmulatedCloud cloud, AzureEmulatorOptions options)
    {
        _cloud = cloud;
        _options = options;
        _reads = new RequestWindow(options.ReadLimit, options.ReadWindow, options.TimeProvider);
        _page = new ArmPage(options);
        var scoped = new ScopedResources(cloud.Resources, _page);
        var policy = new PolicyInsightsRoutes(cloud.PolicyStates, options);
        var hierarchy = new ManagementHierarchy(cloud.Resources);
        var graph = new ResourceGraph.ResourceGraphRoutes(new ResourceGraph.ResourceGraphTables(cloud.Resources, scoped, hierarchy), options);
        var subscriptions = new SubscriptionRoutes(cloud.Resources);
        _routes =
        [
            ("POST", "Microsoft.ResourceGraph/resources", graph.QueryAsync),
            ("POST", "Microsoft.PolicyInsights/policyStates/queryResults", policy.QueryAsync),
            ("POST", "Microsoft.PolicyInsights/policyStates/summarize", policy.SummarizeAsync),
            ("GET", "Microsoft.Management/managementGroups/descendants", hierarchy.ListDescendantsAsync),
            ("GET", "Microsoft.Authorization/roleAssignments", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/denyAssignments", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/roleEligibilityScheduleInstances", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/roleEligibilitySchedules", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/roleAssignmentScheduleInstances", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/roleAssignmentSchedules", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/policyAssignments", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/policyExemptions", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/locks", scoped.ListAsync),
            ("GET", "Microsoft.Authorization/roleDefinitions", scoped.ListDefinitionsAsync),
            ("GET", "Microsoft.Authorization/policyDefinitions", scoped.ListDefinitionsAsync),
            ("GET", "Microsoft.Authorization/policySetDefinitions", scoped.ListDefinitionsAsync),
            ("POST", "Microsoft.MachineLearningServices/workspaces/computes/listNodes", ProviderRoutes.ListNodesAsync),
            ("GET", "Microsoft.MachineLearningServices/operations", ProviderRoutes.ListOperationsAsync),
            ("GET", "Microsoft.MachineLearningServices/locations/usages", ProviderRoutes.ListNothingAsync),
            ("GET", "Microsoft.MachineLearningServices/locations/quotas", ProviderRoutes.ListNothingAsync),
            ("GET", "Microsoft.MachineLearningServices/locations/vmSizes", ProviderRoutes.ListNothingAsync),
            ("GET", "/subscriptions", subscriptions.ListAsync),
            ("GET", "/subscriptions/resourceGroups", subscriptions.ListGroupsAsync),
            ("GET", "/subscriptions/resources", subscriptions.ListResourcesAsync),
            ("GET", "/subscriptions/resourceGroups/resources", subscriptions.ListResourcesAsync),
        ];
    }

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/{**path}", HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        ArmPath path = ArmPath.Parse(request.Path.Value!)!;
        ArmHeaders.Write(context, _reads.Take(path.Subscription, out int retryAfter));
        if (retryAfter > 0)
        {
            throw ArmError.TooManyRequests(retryAfter);
        }

        if (_cloud.Literals.Find(request) is { } literal)
        {
            await ArmLiteral.WriteAsync(context, literal, _options).ConfigureAwait(false);
            return;
        }

        ArmApiVersion.Require(request, path, _options.ApiVersions);
        string type = path.Provider.Length > 0 ? path.ResourceType : "/" + string.Join('/', path.Segments.Where((_, i) => i % 2 == 0));
        foreach ((string method, string routeType, Func<HttpContext, ArmPath, Task> handle) in _routes)
        {
            if (!path.IsResource && request.Method == method && type.Equals(routeType, StringComparison.OrdinalIgnoreCase))
            {
                await handle(context, path).ConfigureAwait(false);
                return;
            }
        }

        await (request.Method switch
        {
            "GET" when path.IsResource => GetAsync(context, path),
            "GET" => ListAsync(context, path),
            "POST" => Act(path),
            _ => throw ArmError.MethodNotAllowed(request.Method, path),
        }).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext context, ArmPath path)
    {
        if (_cloud.Resources.Find(path.Key) is { } resource)
        {
            return Reply.TaggedAsync(context, ArmBody.Of(resource.Body, Origin.DiscoveryOf(context.Request, _options)));
        }

        return path.Provider.Length == 0 && _cloud.Resources.Exists(path.Key)
            ? Reply.NodeAsync(context, SubscriptionRoutes.Describe(path))
            : throw ArmError.NotFound(path);
    }

    private Task ListAsync(HttpContext context, ArmPath path)
    {
        ArmCollection collection = ArmCollections.Find(path) ?? throw ArmError.InvalidType(path);
        string parent = path.Depth == 1 ? ArmPath.Parse(path.Scope)!.Key : path.Parent.Key;
        if (!_cloud.Resources.Exists(parent) && !IsBelowKnownResource(path))
        {
            throw path.Depth == 1 ? ArmError.NotFound(ArmPath.Parse(path.Scope)!) : ArmError.ParentNotFound(path);
        }

        ArmResource[] all = _cloud.Resources.List(path.Key);
        if (all.Length == 0 && FeatureStoreOnly.Contains(path.Collection) && !IsFeatureStore(parent))
        {
            throw ArmError.UnsupportedKind(path);
        }

        ArmResource[] members = ArmListQuery.Apply(all, collection, context.Request.Query);
        return _page.WriteAsync(context, members, collection);
    }

    /// <summary>Other providers have fixed levels that no seed states, such as a storage account's <c>blobServices/default</c>.</summary>
    private bool IsBelowKnownResource(ArmPath path) =>
        path.Depth > 3 && !path.Provider.Equals(ArmPath.MachineLearning, StringComparison.OrdinalIgnoreCase) &&
        _cloud.Resources.Exists(ArmPath.Parse("/" + string.Join('/', path.Segments.SkipLast(path.Depth - 2)))!.Key);

    private bool IsFeatureStore(string workspace) => _cloud.Resources.Find(workspace) is not { } known ||
        string.Equals(ArmResource.Text(known.Body, "kind"), "FeatureStore", StringComparison.OrdinalIgnoreCase);

    private static Task Act(ArmPath path) => SecretActions.Contains(path.Last)
        ? throw ArmError.Forbidden(path.Parent, path.Last + "/action")
        : throw ArmError.MethodNotAllowed("POST", path);
}
