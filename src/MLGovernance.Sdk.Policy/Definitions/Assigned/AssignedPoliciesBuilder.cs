using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Collects definitions, initiatives, assignments and exemptions, and the subscriptions and resource groups that policies ask about, as Azure Resource Manager returns them, and makes <see cref="AssignedPolicies"/>. For one thread.</summary>
public sealed class AssignedPoliciesBuilder
{
    private readonly Dictionary<string, AzurePolicyDefinition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AzurePolicyInitiative> _initiatives = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, AzurePolicyAssignment> _assignments = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, AzurePolicyExemption> _exemptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement> _containers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SortedSet<string>> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the number of assignments.</summary>
    public int AssignmentCount => _assignments.Count;

    /// <summary>Gets the ids of definitions and initiatives that assignments and initiatives name and that were not added yet.</summary>
    public IEnumerable<string> MissingIds =>
        _assignments.Values.Select(static a => a.PolicyDefinitionId)
            .Concat(_initiatives.Values.SelectMany(static i => i.Policies).Select(static p => p.PolicyDefinitionId))
            .Where(id => !_definitions.ContainsKey(NameOf(id)) && !_initiatives.ContainsKey(NameOf(id)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a resource, or each resource of a list (<c>{"value": [...]}</c> or an array). What was added before under the same id is replaced.</summary>
    /// <param name="json">The JSON; what is kept of it is copied.</param>
    /// <returns>Whether it was a definition, an initiative, an assignment, an exemption, a subscription, a resource group, or a list that holds one.</returns>
    /// <exception cref="AzurePolicyFormatException">The resource is of one of these types and not valid.</exception>
    public bool Add(JsonElement json)
    {
        JsonElement list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("value", out JsonElement value) ? value : json;
        if (list.ValueKind == JsonValueKind.Array)
        {
            bool any = false;
            foreach (JsonElement item in list.EnumerateArray())
            {
                any |= AddOne(item);
            }

            return any;
        }

        return AddOne(json);
    }

    /// <summary>Adds one of the assignments that Azure lists for a subscription; one of a management group tells that the group is above the subscription.</summary>
    /// <param name="json">The resource.</param>
    /// <param name="subscriptionId">The id of the subscription whose list it stands in.</param>
    /// <exception cref="AzurePolicyFormatException">The resource is not valid.</exception>
    public void AddListed(JsonElement json, string subscriptionId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subscriptionId);
        Add(json);
        if (!_groups.TryGetValue(subscriptionId, out SortedSet<string>? groups))
        {
            _groups[subscriptionId] = groups = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        }

        if (DefinitionJson.Text(json, "id") is { } id && _assignments.TryGetValue(id, out AzurePolicyAssignment? assignment) && PolicyScopes.IsManagementGroup(assignment.Scope))
        {
            groups.Add(assignment.Scope);
        }
    }

    /// <summary>Compiles what was added.</summary>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults of <see cref="AssignedPolicies"/>.</param>
    /// <returns>The assignments, in the order of their ids.</returns>
    public AssignedPolicies Build(AliasCatalog? catalog = null, PolicyLanguageOptions? options = null) =>
        new(_definitions.Values, _initiatives.Values, _assignments.Values, _exemptions.Values, catalog, options)
        {
            ManagementGroups = _groups.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.OrdinalIgnoreCase),
            Containers = _containers.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        };

    private bool AddOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        JsonElement properties = DefinitionJson.Properties(json);
        string type = DefinitionJson.Text(json, "type") ?? "";
        string id = DefinitionJson.Text(json, "id") ?? DefinitionJson.Text(json, "name") ?? "";
        if (IsContainer(id))
        {
            _containers[id.TrimEnd('/')] = json.Clone();
        }
        else if (DefinitionJson.Find(properties, "exemptionCategory") is not null)
        {
            _exemptions[id] = AzurePolicyExemption.Parse(json);
        }
        else if (type.EndsWith("/policyAssignments", StringComparison.OrdinalIgnoreCase) || (DefinitionJson.Find(properties, "policyDefinitionId") is not null && DefinitionJson.Find(properties, "policyRule") is null))
        {
            _assignments[id] = AzurePolicyAssignment.Parse(json);
        }
        else if (DefinitionJson.Find(properties, "policyDefinitions") is not null)
        {
            _initiatives[NameOf(id)] = AzurePolicyInitiative.Parse(json);
        }
        else if (DefinitionJson.Find(properties, "policyRule") is not null)
        {
            _definitions[NameOf(id)] = AzurePolicyDefinition.Parse(json);
        }
        else
        {
            return false;
        }

        return true;
    }

    // /subscriptions/{id} or /subscriptions/{id}/resourceGroups/{name}
    private static bool IsContainer(string id) => id.Trim('/').Split('/') is [var first, _, .. var rest]
        && first.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
        && (rest.Length == 0 || (rest.Length == 2 && rest[0].Equals("resourceGroups", StringComparison.OrdinalIgnoreCase)));

    private static string NameOf(string id) => id[(id.LastIndexOf('/') + 1)..];
}
