using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>
/// How an organisation uses policies, as a <c>.mlgovernance.json</c> file states it: which catalogues, severities, parameters and effects,
/// by scope, what is left out, and what is waived until when. The schema is <c>docs/schemas/mlgovernance.schema.json</c>.
/// </summary>
public sealed record PolicyConfiguration
{
    /// <summary>Gets a configuration that changes nothing.</summary>
    public static PolicyConfiguration Default { get; } = new();

    /// <summary>Gets the catalogues to evaluate: <c>builtIn</c>, <c>controls</c>. The default is <c>builtIn</c>.</summary>
    public ImmutableArray<string> Catalogues { get; init; } = ["builtIn"];

    /// <summary>Gets the settings of policies, the widest scope first as written. Where several cover an asset, the one with the longest scope holds.</summary>
    public ImmutableArray<PolicyAssignment> Settings { get; init; } = [];

    /// <summary>Gets the scopes that no policy holds in.</summary>
    public ImmutableArray<AssetId> Excluded { get; init; } = [];

    /// <summary>Gets the waivers.</summary>
    public ImmutableArray<PolicyExemption> Exemptions { get; init; } = [];

    /// <summary>Gets the initiatives, by which a report can be summed up. Where there are none, each catalogue is one.</summary>
    public ImmutableArray<PolicyInitiative> Initiatives { get; init; } = [];

    /// <summary>Gets the path of the baseline file, relative to the configuration; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Returns the policies as configured.</summary>
    /// <param name="more">Policies of the caller's own, evaluated besides the catalogues.</param>
    /// <exception cref="FormatException">The configuration names a catalogue, a policy or a parameter that does not exist.</exception>
    public PolicySet ToPolicySet(params ReadOnlySpan<PolicyRule> more)
    {
        PolicySet set = PolicySet.Empty.With([.. Catalogues.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name => Catalogue(name)), .. more]);
        Dictionary<string, PolicyDefinition> known = set.Rules.ToDictionary(rule => rule.Definition.Id, rule => rule.Definition, StringComparer.OrdinalIgnoreCase);
        foreach (PolicyAssignment setting in Settings)
        {
            PolicyDefinition policy = known.TryGetValue(setting.PolicyId, out PolicyDefinition? found)
                ? found
                : throw new FormatException($"The configuration sets policy '{setting.PolicyId}', which is not in the catalogues {string.Join(", ", Catalogues)}.");
            string? unknown = setting.Parameters.Keys.FirstOrDefault(name => policy.Parameters.All(parameter => parameter.Name != name));
            if (unknown is not null)
            {
                throw new FormatException($"Policy {policy.Id} has no parameter '{unknown}'; it has: {string.Join(", ", policy.Parameters.Select(parameter => parameter.Name))}.");
            }
        }

        foreach (PolicyInitiative initiative in Initiatives)
        {
            string? empty = initiative.PolicyIds.FirstOrDefault(id => !known.Keys.Any(policy => new PolicyInitiative(initiative.Name, [id]).Contains(policy)));
            if (empty is not null)
            {
                throw new FormatException($"The initiative '{initiative.Name}' names policy '{empty}', which is not in the catalogues {string.Join(", ", Catalogues)}.");
            }
        }

        return set with { Initiatives = Initiatives.IsEmpty ? [.. Catalogues.Distinct(StringComparer.OrdinalIgnoreCase).Select(AsInitiative)] : Initiatives, Assignments = [.. known.Keys.Order(StringComparer.Ordinal).SelectMany(Assignments)], Exemptions = Exemptions };
    }

    private static PolicyInitiative AsInitiative(string catalogue) => new(catalogue, [.. Catalogue(catalogue).Select(rule => rule.Definition.Id)]);

    private static ImmutableArray<PolicyRule> Catalogue(string name) => name.ToUpperInvariant() switch
    {
        "BUILTIN" => PolicySet.BuiltIn.Rules,
        "CONTROLS" => PolicySet.Controls.Rules,
        _ => throw new FormatException($"There is no catalogue '{name}'; there are builtIn and controls."),
    };

    /// <summary>Makes the assignments of one policy disjoint: each leaves out the scopes of the narrower ones.</summary>
    private IEnumerable<PolicyAssignment> Assignments(string policy)
    {
        PolicyAssignment[] own = [.. Settings.Where(setting => string.Equals(setting.PolicyId, policy, StringComparison.OrdinalIgnoreCase))];
        ImmutableArray<AssetId> narrow = [.. own.SelectMany(setting => setting.Scopes)];
        if (own.Length == 0 && Excluded.IsEmpty)
        {
            yield break;
        }

        // What no setting covers keeps the policy's defaults.
        if (!own.Any(setting => setting.Scopes.IsEmpty))
        {
            yield return new PolicyAssignment { PolicyId = policy, NotScopes = [.. narrow, .. Excluded] };
        }

        foreach (PolicyAssignment setting in own)
        {
            IEnumerable<AssetId> inner = setting.Scopes.IsEmpty
                ? narrow
                : narrow.Where(scope => !setting.Scopes.Contains(scope) && setting.Scopes.Any(outer => PolicyAssignment.Contains(outer, scope)));
            yield return setting with { NotScopes = [.. setting.NotScopes, .. inner, .. Excluded] };
        }
    }
}
