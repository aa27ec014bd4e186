using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>How one policy is configured.</summary>
internal sealed class PolicySettings(PolicyDefinition definition, PolicyAssignment? assignment)
{
    internal PolicyDefinition Definition => definition;

    internal PolicyEffect Effect => assignment?.Effect ?? definition.DefaultEffect;

    internal PolicySeverity Severity => assignment?.Severity ?? definition.Severity;

    internal ImmutableArray<string> Parameter(string name)
    {
        if (assignment is not null && assignment.Parameters.TryGetValue(name, out ImmutableArray<string> values))
        {
            return values;
        }

        foreach (PolicyParameter parameter in definition.Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter.Default;
            }
        }

        throw new ArgumentException($"Policy {definition.Id} declares no parameter '{name}'.", nameof(name));
    }

    internal bool Covers(Asset asset) => assignment is null || assignment.Covers(asset.Id);
}
