using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// The assignments of a tenant, ready to be evaluated: definitions compiled once, initiatives taken apart, parameters passed down, exemptions,
/// overrides and selectors honoured. Immutable after construction.
/// </summary>
public sealed class AssignedPolicies
{
    private readonly ImmutableArray<(AzurePolicyAssignment Assignment, ImmutableArray<BoundPolicy> Policies)> _assigned;
    private readonly ImmutableArray<AzurePolicyExemption> _exemptions;

    /// <summary>Compiles the assignments.</summary>
    /// <param name="definitions">The definitions, found by id (or name, when the id is not known).</param>
    /// <param name="initiatives">The initiatives, found likewise.</param>
    /// <param name="assignments">The assignments.</param>
    /// <param name="exemptions">The exemptions.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults with <see cref="PolicyApplicability.TypeNameAndKind"/>.</param>
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
        PolicyLanguageOptions chosen = options ?? PolicyLanguageOptions.Default with { Applicability = PolicyApplicability.TypeNameAndKind };
        var binder = new AssignmentBinder(definitions, initiatives, catalog ?? AliasCatalog.BuiltIn, chosen);
        _assigned = [.. assignments.Select(a => (a, binder.Bind(a)))];
        _exemptions = [.. exemptions ?? []];
    }

    /// <summary>Gets the number of policies, each reference of an initiative counted.</summary>
    public int Count => _assigned.Sum(static a => a.Policies.Length);

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
        ImmutableArray<AssignedPolicyResult>.Builder results = ImmutableArray.CreateBuilder<AssignedPolicyResult>();
        foreach ((AzurePolicyAssignment assignment, ImmutableArray<BoundPolicy> policies) in _assigned)
        {
            if (!assignment.Covers(id, groups))
            {
                continue;
            }

            foreach (BoundPolicy policy in policies)
            {
                if (AzurePolicyResourceSelector.Select(assignment.ResourceSelectors, resource, policy.ReferenceId))
                {
                    results.Add(Evaluate(assignment, policy, resource, id, timed, now, mode));
                }
            }
        }

        return results.ToImmutable();
    }

    private AssignedPolicyResult Evaluate(
        AzurePolicyAssignment assignment, BoundPolicy policy, JsonElement resource, string id, PolicyRequestContext context, DateTimeOffset now, PolicyEvaluationMode mode)
    {
        PolicyLanguageResult result = policy.Failure ?? policy.Policy!.Evaluate(resource, policy.Values, With(context, assignment, policy, resource), mode);
        AzurePolicyExemption? exemption = result.State is PolicyLanguageState.NotApplicable
            ? null
            : _exemptions.FirstOrDefault(e => e.Covers(assignment.Id, policy.ReferenceId, id, resource, now));
        if (exemption is not null)
        {
            result = result with { State = PolicyLanguageState.Exempt, Reason = $"{exemption.Category} until {exemption.ExpiresOn?.ToString("u") ?? "further notice"}" };
        }

        return new AssignedPolicyResult
        {
            Assignment = assignment,
            PolicyDefinitionId = policy.PolicyDefinitionId,
            ReferenceId = policy.ReferenceId,
            GroupNames = policy.GroupNames,
            Result = result,
            Exemption = exemption,
            Message = result.State == PolicyLanguageState.NonCompliant ? assignment.MessageFor(policy.ReferenceId) : null,
        };
    }

    // An override replaces the effect after the parameters are bound; the last one that selects the resource wins.
    private static PolicyRequestContext With(PolicyRequestContext context, AzurePolicyAssignment assignment, BoundPolicy policy, JsonElement resource)
    {
        string? effect = null;
        foreach (AzurePolicyOverride change in assignment.Overrides)
        {
            if (string.Equals(change.Kind, "policyEffect", StringComparison.OrdinalIgnoreCase) && change.Selectors.All(s => s.Selects(resource, policy.ReferenceId)))
            {
                effect = change.Value;
            }
        }

        return effect is null ? context : context with { EffectOverride = effect };
    }
}
