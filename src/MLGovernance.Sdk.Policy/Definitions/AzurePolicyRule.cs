using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// A definition in the Azure Policy language as a rule over the assets of an estate. Related resources of auditIfNotExists and deployIfNotExists come
/// from the snapshot; what the snapshot may lack makes the verdict unknown.
/// </summary>
public sealed class AzurePolicyRule : PolicyRule
{
    private readonly CompiledPolicy _policy;
    private readonly RuleParameters _parameters;
    private readonly RelatedAssets _related;

    /// <summary>Makes a rule.</summary>
    /// <param name="policy">The compiled definition; compile it with <see cref="PolicyApplicability.TypeNameAndKind"/> so that other types are not counted.</param>
    /// <param name="definition">How the policy is called here; null to derive it from the Azure definition.</param>
    /// <param name="values">The values of the Azure definition's parameters; null for its defaults.</param>
    /// <param name="kinds">The table that resource types are looked up in; null for <see cref="AssetKindTable.Default"/>.</param>
    public AzurePolicyRule(CompiledPolicy policy, PolicyDefinition? definition = null, PolicyParameterValues? values = null, AssetKindTable? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _related = new RelatedAssets(policy);
        Definition = definition ?? RuleDescription.Of(policy);
        _parameters = new RuleParameters(policy, Definition, values ?? policy.Defaults);
        AppliesTo = RuleTypes.Of(policy.Definition.Rule, kinds ?? AssetKindTable.Default);
        ReadsLineage = policy.Decidability == PolicyDecidability.RelatedResources;
    }

    /// <inheritdoc/>
    public override PolicyDefinition Definition { get; }

    /// <inheritdoc/>
    public override ImmutableArray<AssetKind> AppliesTo { get; }

    /// <inheritdoc/>
    public override bool ReadsLineage { get; }

    /// <summary>Makes a rule from the JSON of a definition, compiled so that resources of other types are not counted.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="definition">How the policy is called here; null to derive it from the JSON.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="AzurePolicyFormatException">The definition is not valid.</exception>
    public static AzurePolicyRule Parse(JsonElement json, PolicyDefinition? definition = null, AliasCatalog? catalog = null) =>
        new(CompiledPolicy.Compile(json, catalog, PolicyLanguageOptions.Default with { Applicability = PolicyApplicability.TypeNameAndKind }), definition);

    /// <inheritdoc/>
    public override void Evaluate(PolicyContext context, Asset asset)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(asset);
        var request = new PolicyRequestContext { UtcNow = context.EvaluatedAt, Related = ReadsLineage ? _related.Of(asset) : null };
        PolicyParameterValues values = _parameters.Bind(context);
        JsonElement resource = PolicyPayload.Of(asset);
        PolicyLanguageResult result = _policy.Evaluate(resource, values, request);
        switch (result.State)
        {
            case PolicyLanguageState.NonCompliant:
                Report(context, _policy.Evaluate(resource, values, request, PolicyEvaluationMode.Full), asset);
                break;
            case PolicyLanguageState.NotApplicable:
                context.NotApplicable();
                break;
            case PolicyLanguageState.Unknown:
                context.Unknown(result.Reason ?? "What the policy needs was not read.");
                break;
            case PolicyLanguageState.Error:
                throw new InvalidOperationException($"{result.Error!.Path}: {result.Error.Message}");
        }
    }

    private void Report(PolicyContext context, PolicyLanguageResult result, Asset asset)
    {
        context.Report($"{Definition.DisplayName}: {asset.DisplayName} does not meet it.", RuleEvidence.Of(_policy, result));
        if (PatchDocument.Of(result.Patch) is { } patch)
        {
            context.Offer(new Remediation { ArmPatch = patch });
        }
    }
}
