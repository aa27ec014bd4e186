using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A policy written as data: runs its compiled rule on the payload of an asset and turns the verdict into findings.</summary>
internal sealed class ControlRule(
    PolicyDefinition definition, CompiledPolicy policy, ControlScope scope, ImmutableArray<string> evidence, string expected, Remediation? fix) : PolicyRule
{
    public override PolicyDefinition Definition => definition;

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [scope.Kind];

    public override bool ReadsLineage => scope.RelatedType is not null;

    internal CompiledPolicy Policy => policy;

    internal ControlScope Scope => scope;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool isConfigured = scope.NeededParameter is not { } needed || !context.Parameter(needed).IsEmpty;
        if (!isConfigured || !scope.Covers(asset))
        {
            context.NotApplicable();
            return;
        }

        if (asset["/properties"] is null)
        {
            context.Unknown($"{asset.Kind.DisplayName} '{asset.DisplayName}' was read without its properties.");
            return;
        }

        JsonElement resource = PolicyPayload.Of(asset);
        PolicyParameterValues parameters = ControlParameters.Bind(policy, definition, context);
        PolicyRequestContext surroundings = scope.RelatedType is { } type
            ? new PolicyRequestContext { UtcNow = context.EvaluatedAt, Related = PolicyPayload.Related(asset, type) }
            : new PolicyRequestContext { UtcNow = context.EvaluatedAt };
        if (scope.Narrowing is { } narrowing && narrowing.Evaluate(resource, narrowing.Defaults, surroundings).State == PolicyLanguageState.Compliant)
        {
            context.NotApplicable();
            return;
        }

        Report(context, asset, policy.Evaluate(resource, parameters, surroundings));
    }

    private void Report(PolicyContext context, Asset asset, PolicyLanguageResult result)
    {
        switch (result.State)
        {
            case PolicyLanguageState.Compliant:
                break;
            case PolicyLanguageState.NonCompliant:
                ReportViolation(context, asset);
                break;
            case PolicyLanguageState.NotApplicable:
                context.NotApplicable();
                break;
            case PolicyLanguageState.Error:
                context.Unknown($"The policy could not be evaluated: {result.Error?.Message}");
                break;
            default:
                context.Unknown(result.Reason ?? "What the policy needs was not read.");
                break;
        }
    }

    private void ReportViolation(PolicyContext context, Asset asset)
    {
        ImmutableArray<Evidence> proofs = [.. evidence.Select(pointer => new Evidence(pointer) { Expected = expected, Actual = Shown(asset[pointer]) })];
        string found = proofs is [var only] ? $" Expected {expected}, found {only.Actual ?? "nothing"}." : string.Empty;
        string kind = asset.Kind == AssetKinds.Unknown ? asset.Id.ResourceType : asset.Kind.DisplayName;
        context.Report($"{kind} '{asset.DisplayName}' breaks the policy '{definition.DisplayName}'.{found}", proofs.AsSpan());
        if (fix is not null)
        {
            context.Offer(fix);
        }
    }

    private static string? Shown(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => $"a list of {list.GetArrayLength()}",
        { ValueKind: JsonValueKind.Object } => "an object",
        { } scalar => scalar.AsText() ?? scalar.GetRawText(),
    };
}
