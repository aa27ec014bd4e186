namespace MLGovernance.Policy;

public sealed partial class CompiledPolicy
{
    private static readonly string[] OtherLanguages = ["enforceRegoPolicy", "enforceOPAConstraint", "mutate"];

    /// <summary>Gets what it takes to decide the policy offline with its default effect.</summary>
    public PolicyDecidability Decidability
    {
        get
        {
            if (Definition.Mode.StartsWith("Microsoft.Kubernetes", StringComparison.OrdinalIgnoreCase)
                || Definition.Mode.StartsWith("Microsoft.ContainerService", StringComparison.OrdinalIgnoreCase)
                || Effects.Any(static e => OtherLanguages.Contains(e, StringComparer.OrdinalIgnoreCase)))
            {
                return PolicyDecidability.NotSupported;
            }

            if (Definition.Mode.EndsWith(".Data", StringComparison.OrdinalIgnoreCase))
            {
                return PolicyDecidability.ComponentPayload;
            }

            if (Effects.Any(static e => EffectNames.Is(e, EffectNames.Manual)))
            {
                return PolicyDecidability.Attestation;
            }

            return Effects.Any(EffectNames.NeedsRelated) ? PolicyDecidability.RelatedResources : PolicyDecidability.OwnProperties;
        }
    }

    /// <summary>The effects the policy may have: the literal one, or the default and allowed values of the parameter it comes from.</summary>
    internal IEnumerable<string> Effects
    {
        get
        {
            if (_effect.Effect.Constant is { } constant)
            {
                return [constant.GetText()];
            }

            return Definition.Parameters
                .SelectMany(static p => p.AllowedValues.Append(p.DefaultValue ?? default))
                .Where(static v => v.ValueKind == System.Text.Json.JsonValueKind.String)
                .Select(static v => v.GetString()!)
                .Where(EffectNames.IsKnown)
                .Distinct(StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The parameter that gives the effect; null when the effect is written out or computed otherwise.</summary>
    internal AzurePolicyParameter? EffectParameter
    {
        get
        {
            const string Start = "[parameters('", End = "')]";
            string? effect = DefinitionJson.Find(Definition.Rule, "then") is { } then ? DefinitionJson.Text(then, "effect")?.Replace(" ", "", StringComparison.Ordinal) : null;
            return effect is not null && effect.StartsWith(Start, StringComparison.OrdinalIgnoreCase) && effect.EndsWith(End, StringComparison.Ordinal)
                ? Definition.Parameters.FirstOrDefault(p => string.Equals(p.Name, effect[Start.Length..^End.Length], StringComparison.OrdinalIgnoreCase))
                : null;
        }
    }

    /// <summary>The effect with the default values of the parameters; null when it needs a value.</summary>
    internal string? DefaultEffect
    {
        get
        {
            try
            {
                return _effect.Resolve(new LanguageEvaluation(Options) { Parameters = Defaults });
            }
            catch (PolicyEvaluationException)
            {
                return null;
            }
        }
    }

    /// <summary>The type of the related resources, when it is written out.</summary>
    internal string? RelatedType => _effect.Existence?.LiteralType;
}
