using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Answers access questions about one compiled <see cref="AccessModel"/>; immutable, safe for many threads.</summary>
/// <remarks>The order of evaluation is the documented one: deny assignments at the scope and above, then role assignments of the
/// caller and its groups, each permission block on its own, then the condition; the union over all assignments grants.</remarks>
public sealed partial class AccessEvaluator
{
    private const string ContainersSegment = "/blobservices/default/containers/";
    private readonly PrincipalIndex _principals;
    private readonly ScopeIndex _scopes;
    private readonly Dictionary<string, CompiledRole> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledRole> _rolesByName = new(StringComparer.OrdinalIgnoreCase);

    private AccessEvaluator(AccessModel model, AccessOptions options)
    {
        Model = model;
        Options = options;
        IEnumerable<RoleDefinition> definitions = model.IncludeBuiltInRoles ? BuiltInRoles.All.Concat(model.RoleDefinitions) : model.RoleDefinitions;
        foreach (RoleDefinition definition in definitions)
        {
            var role = new CompiledRole(definition, definition.Permissions, options.Wildcards);
            _roles[RoleDefinition.KeyOf(definition.Id)] = role;
            _rolesByName[definition.RoleName] = role;
        }

        _principals = new PrincipalIndex(model);
        _scopes = new ScopeIndex(model.ScopeParents);
        foreach (RoleAssignment assignment in model.RoleAssignments.Where(Counts))
        {
            Add(assignment, eligible: false);
        }

        foreach (RoleAssignment assignment in model.EligibleAssignments.Where(Counts))
        {
            Add(assignment, eligible: true);
        }

        foreach (DenyAssignment deny in model.DenyAssignments)
        {
            Add(deny);
        }

        foreach (string scope in model.UnreadableScopes)
        {
            _scopes.GetOrAdd(scope).IsUnreadable = true;
        }

        _scopes.Link();
    }

    /// <summary>Gets the model that was compiled.</summary>
    public AccessModel Model { get; }

    /// <summary>Gets the settings it was compiled with.</summary>
    public AccessOptions Options { get; }

    /// <summary>Compiles a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The stated scope parents run in a circle.</exception>
    public static AccessEvaluator Compile(AccessModel model, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new AccessEvaluator(model, options ?? AccessOptions.Default);
    }

    /// <summary>Answers one question with the assignments that decided it.</summary>
    /// <param name="request">The question.</param>
    public AccessDecision Evaluate(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string scope = ScopePath.Normalize(request.Scope);
        ScopeNode? nearest = _scopes.Nearest(scope);
        var question = new Question(
            _principals.Find(request.PrincipalId), request.Operation.ToLowerInvariant(), request.IsDataAction, scope, request.SubOperation,
            nearest is { HasConditions: true } ? WithContainer(request.Attributes, scope) : request.Attributes);

        TruthValue denied = Deny(question, nearest, out ImmutableArray<AccessEvidence> denials);
        if (denied == TruthValue.True)
        {
            return new AccessDecision(AccessResult.Denied, DecisionBasis.DenyAssignment, denials, []);
        }

        var found = new List<AccessEvidence>();
        for (ScopeNode? node = nearest; node is not null; node = node.Above)
        {
            Collect(question, node, TruthValue.True, found);
            if (node.IsUnreadable)
            {
                found.Add(Gap(node.Scope, "the assignments at this scope could not be read"));
            }
        }

        if (_scopes.ManagementGroups.Count > 0 && _scopes.IsOpenAtTop(scope))
        {
            foreach (ScopeNode node in _scopes.ManagementGroups)
            {
                Collect(question, node, TruthValue.Unknown, found);
            }
        }

        return Decide(found, denied, denials, () => Potential(question, nearest));
    }

    private static AccessDecision Decide(
        List<AccessEvidence> found, TruthValue denied, ImmutableArray<AccessEvidence> denials, Func<ImmutableArray<AccessEvidence>> potential)
    {
        AccessResult widest = found.Count == 0 ? AccessResult.Denied : found.Max(piece => piece.Result);
        if (widest == AccessResult.Allowed && denied == TruthValue.False)
        {
            return new AccessDecision(widest, DecisionBasis.RoleAssignment, Ordered(found, AccessResult.Allowed), []);
        }

        if (widest == AccessResult.Allowed)
        {
            return new AccessDecision(
                AccessResult.Indeterminate, DecisionBasis.Unknown, [.. denials, .. Ordered(found, AccessResult.Allowed)], []);
        }

        if (widest == AccessResult.Indeterminate)
        {
            return new AccessDecision(widest, DecisionBasis.Unknown, Ordered(found, widest), potential());
        }

        return new AccessDecision(
            widest, found.Count > 0 ? DecisionBasis.Condition : DecisionBasis.NoMatchingRole, Ordered(found, widest), potential());
    }

    private static ImmutableArray<AccessEvidence> Ordered(List<AccessEvidence> found, AccessResult result) =>
    [
        .. found.Where(piece => piece.Result == result)
            .OrderBy(piece => piece.Scope, StringComparer.OrdinalIgnoreCase)
            .ThenBy(piece => piece.Assignment, StringComparer.Ordinal)
            .ThenBy(piece => string.Join('>', piece.Via), StringComparer.Ordinal),
    ];

    /// <summary>Adds the container that the scope names, unless the attributes are complete or state one.</summary>
    private static AccessAttributes WithContainer(AccessAttributes attributes, string scope)
    {
        if (attributes.IsComplete || attributes.Resource.Count > 0 || ScopePath.SegmentAfter(scope, ContainersSegment) is not { } container)
        {
            return attributes;
        }

        return attributes with { Resource = AccessAttributes.OfBlob(container, null).Resource };
    }

    private static AccessEvidence Gap(string scope, string note) =>
        new(DecisionBasis.Unknown, AccessResult.Indeterminate, "", null, scope, [], note);

    private void Add(RoleAssignment assignment, bool eligible)
    {
        // Files written by hand name a role where Azure gives its id.
        CompiledRole? role = _roles.GetValueOrDefault(RoleDefinition.KeyOf(assignment.RoleDefinitionId)) ?? _rolesByName.GetValueOrDefault(assignment.RoleDefinitionId);
        CompiledCondition? condition = string.IsNullOrWhiteSpace(assignment.Condition)
            ? null
            : CompiledCondition.Compile(assignment.Condition, assignment.ConditionVersion, Options.Wildcards);
        int principal = _principals.Find(assignment.PrincipalId);
        _scopes.GetOrAdd(assignment.Scope).Add(new CompiledAssignment(assignment, principal, role, condition), eligible, _principals.IsOpen(principal));
    }

    private bool Counts(RoleAssignment assignment) => assignment.EndsOn is not { } end || Model.AsOf is not { } now || end > now;

    private void Add(DenyAssignment deny) => _scopes.GetOrAdd(deny.Scope).Denies.Add(new CompiledDeny(
        deny,
        new CompiledRole(null, deny.Permissions, Options.Wildcards),
        deny.Principals.Contains(DenyAssignment.EveryPrincipal, StringComparer.OrdinalIgnoreCase),
        [.. deny.Principals.Select(_principals.Find)],
        [.. deny.ExcludePrincipals.Select(_principals.Find)]));

    private readonly record struct Question(
        int Caller, string Operation, bool IsDataAction, string Scope, string? SubOperation, AccessAttributes Attributes);
}
