using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Policies that are judged together under one name, such as what an organisation promised its auditors.</summary>
/// <param name="Name">The name.</param>
/// <param name="PolicyIds">The ids of the policies, in any letter case; <c>MLG3*</c> stands for all that begin so.</param>
public sealed record PolicyInitiative(string Name, ImmutableArray<string> PolicyIds)
{
    /// <summary>Tells whether a policy belongs to the initiative.</summary>
    /// <param name="policyId">The policy's id.</param>
    public bool Contains(string policyId)
    {
        ArgumentNullException.ThrowIfNull(policyId);
        return PolicyIds.Any(id => id.EndsWith('*')
            ? policyId.StartsWith(id[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(id, policyId, StringComparison.OrdinalIgnoreCase));
    }
}
