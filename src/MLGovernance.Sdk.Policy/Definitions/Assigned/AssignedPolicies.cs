using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// The assignments of a tenant, ready to be evaluated: definitions compiled once, initiatives taken apart, parameters passed down, exemptions,
/// overrides and selectors honoured. Immutable after construction.
/// </summary>
public sealed class AssignedPolicies
{
    private readonly ImmutableArray<AssignedPolicy> _policies;

    /// <summary>Compiles the assignments.</summary>
    /// <param name="definitions">The definitions, found by id (or name, when the id is not known).</param>
    /// <param name="initiatives">The initiatives, found likewise.</param>
    /// <param name="assignments">The assignments.</param>
    /// <param name="exemptions">The exemptions.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for <see cref="PolicyLanguageOptions.AsAzure"/>.</param>
    public AssignedPolicies(
        IEnumerable<AzurePolicyDefinition> definitions,
        IEnumerable<AzurePolicyInitiative> initiatives,
        IEnumerable<AzurePolicyAssignment> assignments,
        IEnumerable<AzurePolicyExemption>? exemptions = null,
        AliasCatalog? catalog = null,
        PolicyLanguageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(initiatives);
        ArgumentNullException.ThrowIfNull(assignments);
        PolicyLanguageOptions chosen = options ?? PolicyLanguageOptions.AsAzure;
        var binder = new AssignmentBinder(definitions, initiatives, catalog ?? AliasCatalog.BuiltIn, chosen);
        AzurePolicyExemption[] waivers = [.. exemptions ?? []];
        _policies = [.. assignments.SelectMany(assignment => binder.Bind(assignment).Select(policy => new AssignedPolicy(assignment, policy, waivers)))];
    }

    /// <summary>Gets the number of policies, each reference of an initiative counted.</summary>
    public int Count => _policies.Length;

    /// <summary>
    /// Gets the ids of the management groups above each subscription, by the subscription's id. Assignments of management groups hold only below
    /// them; for a subscription that is not listed here every assignment of a management group holds, since Azure lists those that do.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ManagementGroups { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The subscriptions and resource groups that were read, by id: what <c>subscription()</c> and <c>resourceGroup()</c> return.</summary>
    internal ImmutableDictionary<string, JsonElement> Containers { get; init; } = ImmutableDictionary.Create<string, JsonElement>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Evaluates one resource against every policy assigned above it.</summary>
    /// <param name="resource">The resource; its <c>id</c> tells the scope.</param>
    /// <param name="context">What surrounds it.</param>
    /// <param name="now">The moment, by which exemptions expire.</param>
    /// <param name="managementGroups">The ids of the management groups above its subscription, as far as they are known.</param>
    /// <param name="mode">What results hold besides the verdict.</param>
    /// <returns>One result for each policy whose assignment covers the resource, in the order of the assignments.</returns>
    public ImmutableArray<AssignedPolicyResult> Evaluate(
        JsonElement resource, PolicyRequestContext context, DateTimeOffset now, IEnumerable<string>? managementGroups = null, PolicyEvaluationMode mode = PolicyEvaluationMode.VerdictOnly)
    {
        ArgumentNullException.ThrowIfNull(context);
        string id = DefinitionJson.Text(resource, "id") ?? "";
        string[] groups = [.. managementGroups ?? []];
        PolicyRequestContext timed = context.UtcNow is null ? context with { UtcNow = now } : context;
        return [.. _policies.Select(policy => policy.Evaluate(resource, id, timed, groups, now, mode)).OfType<AssignedPolicyResult>()];
    }

    /// <summary>Evaluates one asset against every policy assigned above it. Related resources come from its snapshot.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="now">The moment, by which exemptions expire.</param>
    /// <param name="mode">What results hold besides the verdict.</param>
    /// <returns>One result for each policy whose assignment covers the asset, in the order of the assignments.</returns>
    public ImmutableArray<AssignedPolicyResult> Evaluate(Asset asset, DateTimeOffset now, PolicyEvaluationMode mode = PolicyEvaluationMode.VerdictOnly)
    {
        ArgumentNullException.ThrowIfNull(asset);
        AssignmentSurroundings above = SurroundingsOf(asset.Id);
        return [.. _policies.Select(policy => policy.Evaluate(asset, above, now, mode)).OfType<AssignedPolicyResult>()];
    }

    /// <summary>
    /// Returns the policies as rules, so that an estate is judged and reported as by any others: one rule for each policy of each assignment, named
    /// <c>assignment</c> or <c>assignment/reference</c>; the initiatives are those of the tenant, their groups are its controls.
    /// </summary>
    public PolicySet ToPolicySet()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        AssignedPolicyRule[] rules = [.. _policies.Select(policy => new AssignedPolicyRule(this, policy, AssignedPolicyRule.NameOf(policy, names)))];
        return PolicySet.Empty.With(rules) with
        {
            Initiatives =
            [
                .. rules.Where(rule => rule.InitiativeName is not null)
                    .GroupBy(rule => rule.InitiativeName!, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new PolicyInitiative(group.Key, [.. group.Select(rule => rule.Definition.Id)])),
            ],
        };
    }

    internal AssignmentSurroundings SurroundingsOf(AssetId asset)
    {
        string? subscription = asset.SubscriptionId is { } id ? $"/subscriptions/{id}" : null;
        return new AssignmentSurroundings(
            GroupsAbove(asset),
            subscription is not null && asset.ResourceGroup is { } group ? Containers.GetValueOrDefault($"{subscription}/resourceGroups/{group}") : default,
            subscription is not null ? Containers.GetValueOrDefault(subscription) : default);
    }

    private ImmutableArray<string> GroupsAbove(AssetId asset) =>
        asset.SubscriptionId is { } subscription && ManagementGroups.TryGetValue(subscription, out ImmutableArray<string> known) ? known
        : asset.SubscriptionId is null ? []
        : [.. _policies.Select(policy => policy.Assignment.Scope).Where(PolicyScopes.IsManagementGroup).Distinct(StringComparer.OrdinalIgnoreCase)];
}
