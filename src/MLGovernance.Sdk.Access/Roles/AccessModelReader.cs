using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads role definitions, assignments, deny assignments and groups as Azure Resource Manager, the Azure CLI and access case files write them.</summary>
public static class AccessModelReader
{
    /// <summary>Reads a whole model: an object with <c>roleDefinitions</c>, <c>roleAssignments</c>, <c>eligibleAssignments</c>, <c>denyAssignments</c>,
    /// <c>groups</c> and <c>parents</c>, each optional.</summary>
    /// <param name="element">The object.</param>
    /// <param name="source">What is read, for error messages.</param>
    /// <exception cref="FormatException">A needed field is missing; the message names the place.</exception>
    public static AccessModel Read(JsonElement element, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new AccessModel
        {
            RoleDefinitions = Each(element, "roleDefinitions", source, ReadRoleDefinition),
            RoleAssignments = Each(element, "roleAssignments", source, ReadRoleAssignment),
            EligibleAssignments = Each(element, "eligibleAssignments", source, ReadRoleAssignment),
            DenyAssignments = Each(element, "denyAssignments", source, ReadDenyAssignment),
            Groups = Each(element, "groups", source, ReadGroup),
            ScopeParents = ReadParents(element),
            UnreadableScopes = AccessJson.Texts(element, "unreadableScopes"),
            AsOf = AccessJson.Moment(element, "asOf"),
        };
    }

    /// <summary>Reads a role definition: an ARM resource, the CLI's output, or the input of <c>az role definition create</c>.</summary>
    /// <param name="element">The definition.</param>
    /// <param name="place">Where it is, for error messages.</param>
    /// <exception cref="FormatException">It has neither an id nor a name.</exception>
    public static RoleDefinition ReadRoleDefinition(JsonElement element, string place)
    {
        string? name = AccessJson.Text(element, "roleName") ?? AccessJson.Text(element, "Name");
        string id = AccessJson.Text(element, "id") ?? name ?? throw new FormatException($"{place}: a role definition needs an 'id' or a 'roleName'.");
        ImmutableArray<RolePermissions> blocks = [.. AccessJson.Items(element, "permissions").Select(ReadPermissions)];
        string kind = (AccessJson.TryField(element, "properties", out JsonElement inner) ? AccessJson.Text(inner, "type") : null)
            ?? AccessJson.Text(element, "roleType") ?? AccessJson.Text(element, "type") ?? "";
        ImmutableArray<string> scopes = AccessJson.Texts(element, "assignableScopes");
        return new RoleDefinition
        {
            Id = id,
            RoleName = name ?? RoleDefinition.KeyOf(id),
            IsCustom = kind.Equals("CustomRole", StringComparison.OrdinalIgnoreCase) || AccessJson.Flag(element, "IsCustom") == true,
            AssignableScopes = scopes.IsEmpty ? ["/"] : scopes,
            Permissions = blocks.IsEmpty ? [ReadPermissions(element)] : blocks,
        };
    }

    /// <summary>Reads a role assignment, or an eligibility or assignment schedule instance; from Resource Manager, the Azure CLI or Azure PowerShell.</summary>
    /// <param name="element">The assignment.</param>
    /// <param name="place">Where it is, for error messages.</param>
    /// <exception cref="FormatException">The principal, role or scope is missing.</exception>
    public static RoleAssignment ReadRoleAssignment(JsonElement element, string place) => new()
    {
        Id = AccessJson.Text(element, "id") ?? AccessJson.Text(element, "roleAssignmentId") ?? AccessJson.Text(element, "name") ?? "",
        PrincipalId = AccessJson.Text(element, "principalId") ?? AccessJson.Text(element, "objectId") ?? AccessJson.Required(element, "principalId", place),
        PrincipalType = AccessJson.Text(element, "principalType") ?? AccessJson.Text(element, "objectType"),
        RoleDefinitionId = AccessJson.Text(element, "roleDefinitionId") ?? AccessJson.Text(element, "roleDefinitionName") ?? AccessJson.Required(element, "roleDefinitionId", place),
        Scope = AccessJson.Required(element, "scope", place),
        Condition = AccessJson.Text(element, "condition"),
        ConditionVersion = AccessJson.Text(element, "conditionVersion"),
        CreatedOn = AccessJson.Moment(element, "createdOn"),
        EndsOn = AccessJson.Moment(element, "endDateTime"),
    };

    /// <summary>Reads a deny assignment.</summary>
    /// <param name="element">The assignment.</param>
    /// <param name="place">Where it is, for error messages.</param>
    /// <exception cref="FormatException">The scope is missing.</exception>
    public static DenyAssignment ReadDenyAssignment(JsonElement element, string place) => new()
    {
        Name = AccessJson.Text(element, "denyAssignmentName") ?? AccessJson.Text(element, "name") ?? AccessJson.Text(element, "id") ?? "",
        Scope = AccessJson.Required(element, "scope", place),
        DoNotApplyToChildScopes = AccessJson.Flag(element, "doNotApplyToChildScopes") ?? false,
        Principals = ReadPrincipals(element, "principals"),
        ExcludePrincipals = ReadPrincipals(element, "excludePrincipals"),
        Permissions = [.. AccessJson.Items(element, "permissions").Select(ReadPermissions)],
    };

    /// <summary>Reads a group with its direct members, each a text or an object with an <c>id</c>.</summary>
    /// <param name="element">The group.</param>
    /// <param name="place">Where it is, for error messages.</param>
    /// <exception cref="FormatException">The id is missing.</exception>
    public static GroupMembership ReadGroup(JsonElement element, string place) => new()
    {
        Id = AccessJson.Required(element, "id", place),
        DisplayName = AccessJson.Text(element, "displayName"),
        Members = ReadPrincipals(element, "members"),
        IsComplete = AccessJson.Flag(element, "isComplete") ?? true,
    };

    private static ImmutableArray<T> Each<T>(JsonElement element, string name, string source, Func<JsonElement, string, T> read) =>
        [.. AccessJson.Items(element, name).Select((item, index) => read(item, $"{source}, {name}[{index}]"))];

    private static RolePermissions ReadPermissions(JsonElement element) => new()
    {
        Actions = AccessJson.Texts(element, "actions"),
        NotActions = AccessJson.Texts(element, "notActions"),
        DataActions = AccessJson.Texts(element, "dataActions"),
        NotDataActions = AccessJson.Texts(element, "notDataActions"),
    };

    private static ImmutableArray<string> ReadPrincipals(JsonElement element, string name) =>
    [
        .. AccessJson.Items(element, name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : AccessJson.Text(item, "id") ?? "")
            .Where(id => id.Length > 0),
    ];

    private static Dictionary<string, string> ReadParents(JsonElement element)
    {
        var parents = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (AccessJson.TryField(element, "parents", out JsonElement map) || AccessJson.TryField(element, "scopeParents", out map))
        {
            foreach (JsonProperty property in map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : default)
            {
                parents[property.Name] = property.Value.GetString() ?? "/";
            }
        }

        return parents;
    }
}
