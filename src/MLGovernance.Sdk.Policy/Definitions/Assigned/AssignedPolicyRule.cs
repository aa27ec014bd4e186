using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>A policy that a tenant has assigned, as a rule over the assets of an estate. Its exemptions waive, its overrides and selectors hold.</summary>
internal sealed class AssignedPolicyRule : PolicyRule
{
    private readonly AssignedPolicies _all;
    private readonly AssignedPolicy _policy;

    internal AssignedPolicyRule(AssignedPolicies all, AssignedPolicy policy, string id)
    {
        _all = all;
        _policy = policy;
        AzurePolicyInitiative? initiative = policy.Policy.Initiative;
        InitiativeName = initiative is null ? null : initiative.DisplayName ?? initiative.Name ?? initiative.Id ?? "initiative";
        Definition = Describe(policy, id) with
        {
            Controls = [.. policy.Policy.GroupNames.Select(group => new ControlMapping(InitiativeName ?? "", group, IsOfficial: true))],
        };
        AppliesTo = policy.Policy.Policy is { } compiled ? RuleTypes.Of(compiled.Definition.Rule, AssetKindTable.Default) : [];
    }

    public override PolicyDefinition Definition { get; }

    public override ImmutableArray<AssetKind> AppliesTo { get; }

    public override bool ReadsLineage => _policy.NeedsRelated;

    internal string? InitiativeName { get; }

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (_policy.Evaluate(asset, _all.SurroundingsOf(asset.Id), context.EvaluatedAt, PolicyEvaluationMode.VerdictOnly) is not { } result)
        {
            context.NotApplicable();
            return;
        }

        switch (result.Result.State)
        {
            case PolicyLanguageState.NonCompliant or PolicyLanguageState.Exempt:
                Report(context, result, asset);
                break;
            case PolicyLanguageState.NotApplicable:
                context.NotApplicable();
                break;
            case PolicyLanguageState.Unknown:
                context.Unknown(result.Result.Reason ?? "What the policy needs was not read.");
                break;
            case PolicyLanguageState.Error:
                throw new InvalidOperationException($"{result.Result.Error!.Path}: {result.Result.Error.Message}");
        }
    }

    /// <summary>A name that no other has: the assignment's, with the reference where it comes from an initiative.</summary>
    internal static string NameOf(AssignedPolicy policy, HashSet<string> taken)
    {
        string name = policy.Assignment.Id[(policy.Assignment.Id.LastIndexOf('/') + 1)..];
        string wanted = policy.Policy.ReferenceId.Length == 0 ? name : $"{name}/{policy.Policy.ReferenceId}", free = wanted;
        for (int i = 2; !taken.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}#{i}");
        }

        return free;
    }

    private static PolicyDefinition Describe(AssignedPolicy policy, string id) => policy.Policy.Policy is { } compiled
        ? RuleDescription.Of(compiled) with { Id = id, Parameters = [] }
        : new PolicyDefinition
        {
            Id = id,
            DisplayName = $"Policy {policy.Policy.PolicyDefinitionId}",
            Rationale = "The tenant has assigned it; its definition could not be read or compiled.",
            Category = "Azure Policy",
            Severity = PolicySeverity.Medium,
            Remediation = "Let the definition be read: the role Reader at the scope where it is stored is enough.",
        };

    private void Report(PolicyContext context, AssignedPolicyResult result, Asset asset)
    {
        if (result.Exemption is { } exemption)
        {
            // Azure counts what an exemption covers as exempt whether or not it would comply.
            context.Report($"{Definition.DisplayName}: {asset.DisplayName} is exempt ({exemption.Category}).");
            context.Waive(new PolicyExemption
            {
                Scope = asset.Id,
                Reason = exemption.Description ?? exemption.DisplayName ?? exemption.Category,
                Owner = exemption.Id,
                ExpiresAt = exemption.ExpiresOn,
            });
            return;
        }

        PolicyLanguageResult full = _policy.Evaluate(asset, _all.SurroundingsOf(asset.Id), context.EvaluatedAt, PolicyEvaluationMode.Full)!.Result;
        context.Report(result.Message ?? $"{Definition.DisplayName}: {asset.DisplayName} does not meet it.", RuleEvidence.Of(_policy.Policy.Policy!, full));
        if (PatchDocument.Of(full.Patch) is { } patch)
        {
            context.Offer(new Remediation { ArmPatch = patch });
        }
    }
}
