using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Policy;

/// <summary>One policy under one assignment, ready to be evaluated on the resources of its scope.</summary>
internal sealed class AssignedPolicy
{
    private readonly ImmutableArray<AzurePolicyExemption> _exemptions;
    private readonly RelatedAssets? _related;
    private readonly JsonElement _self;

    internal AssignedPolicy(AzurePolicyAssignment assignment, BoundPolicy policy, IEnumerable<AzurePolicyExemption> exemptions)
    {
        Assignment = assignment;
        Policy = policy;

        // Components of the data plane of Machine Learning cannot be exempted: https://learn.microsoft.com/azure/governance/policy/concepts/exemption-structure
        _exemptions = PolicyModes.IsMachineLearningData(policy.Policy?.Definition.Mode)
            ? []
            : [.. exemptions.Where(e => string.Equals(e.PolicyAssignmentId, assignment.Id, StringComparison.OrdinalIgnoreCase))];
        _related = policy.Policy is { Decidability: PolicyDecidability.RelatedResources } compiled ? new RelatedAssets(compiled) : null;
        _self = Describe(assignment, policy);
    }

    internal AzurePolicyAssignment Assignment { get; }

    internal BoundPolicy Policy { get; }

    /// <summary>Whether the verdict rests on other resources than the one that is judged.</summary>
    internal bool NeedsRelated => _related is not null;

    /// <summary>Evaluates an asset of a snapshot; null where the assignment does not cover it.</summary>
    internal AssignedPolicyResult? Evaluate(Asset asset, AssignmentSurroundings above, DateTimeOffset now, PolicyEvaluationMode mode)
    {
        JsonElement resource = PolicyPayload.Of(asset);
        string id = DefinitionJson.Text(resource, "id") ?? asset.Id.Value;
        if (!Covers(resource, id, above.ManagementGroups))
        {
            return null;
        }

        var context = new PolicyRequestContext { UtcNow = now, Related = _related?.Of(asset), ResourceGroup = above.ResourceGroup, Subscription = above.Subscription };
        return Evaluate(resource, id, context, now, mode);
    }

    /// <summary>Evaluates a resource; null where the assignment does not cover it.</summary>
    internal AssignedPolicyResult? Evaluate(
        JsonElement resource, string id, PolicyRequestContext context, IReadOnlyCollection<string> groups, DateTimeOffset now, PolicyEvaluationMode mode) =>
        Covers(resource, id, groups) ? Evaluate(resource, id, context, now, mode) : null;

    private bool Covers(JsonElement resource, string id, IReadOnlyCollection<string> groups) =>
        Assignment.Covers(id, groups) && AzurePolicyResourceSelector.Select(Assignment.ResourceSelectors, resource, Policy.ReferenceId);

    private AssignedPolicyResult Evaluate(JsonElement resource, string id, PolicyRequestContext context, DateTimeOffset now, PolicyEvaluationMode mode)
    {
        PolicyLanguageResult result = Policy.Failure ?? Overridden(resource, out string? effect) ??
            Policy.Policy!.Evaluate(resource, Policy.Values, context with { EffectOverride = effect, Policy = context.Policy.ValueKind == JsonValueKind.Undefined ? _self : context.Policy }, mode);
        AzurePolicyExemption? exemption = result.State is PolicyLanguageState.NotApplicable
            ? null
            : _exemptions.FirstOrDefault(e => e.Covers(Assignment.Id, Policy.ReferenceId, id, resource, now));
        if (exemption is not null)
        {
            result = result with { State = PolicyLanguageState.Exempt, Reason = $"{exemption.Category} until {exemption.ExpiresOn?.ToString("u") ?? "further notice"}" };
        }

        return new AssignedPolicyResult
        {
            Assignment = Assignment,
            PolicyDefinitionId = Policy.PolicyDefinitionId,
            ReferenceId = Policy.ReferenceId,
            GroupNames = Policy.GroupNames,
            Result = result,
            Exemption = exemption,
            Message = result.State == PolicyLanguageState.NonCompliant ? Assignment.MessageFor(Policy.ReferenceId) : null,
        };
    }

    // An override replaces the effect after the parameters are bound; the last one that selects the resource wins.
    private PolicyLanguageResult? Overridden(JsonElement resource, out string? effect)
    {
        effect = null;
        foreach (AzurePolicyOverride change in Assignment.Overrides)
        {
            if (string.Equals(change.Kind, "policyEffect", StringComparison.OrdinalIgnoreCase) && change.Selectors.All(s => s.Selects(resource, Policy.ReferenceId)))
            {
                effect = change.Value;
            }
        }

        return effect is null || AllowsEffect(effect) ? null : new PolicyLanguageResult
        {
            State = PolicyLanguageState.Error,
            Error = new PolicyLanguageError(
                "OverrideNotAllowed", Policy.PolicyDefinitionId, "$.properties.overrides", $"The assignment sets the effect '{effect}', which the definition's effect parameter does not allow."),
        };
    }

    private bool AllowsEffect(string effect) =>
        Policy.Policy!.EffectParameter is not { } parameter || parameter.AllowedValues.IsDefaultOrEmpty ||
        parameter.AllowedValues.Any(allowed => allowed.ValueKind == JsonValueKind.String && string.Equals(allowed.GetString(), effect, StringComparison.OrdinalIgnoreCase));

    // What policy() returns: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-functions
    private static JsonElement Describe(AzurePolicyAssignment assignment, BoundPolicy policy) => JsonElement.Parse(new JsonObject
    {
        ["assignmentId"] = assignment.Id,
        ["definitionId"] = policy.PolicyDefinitionId,
        ["setDefinitionId"] = policy.Initiative?.Id ?? "",
        ["definitionReferenceId"] = policy.ReferenceId,
    }.ToJsonString());
}
