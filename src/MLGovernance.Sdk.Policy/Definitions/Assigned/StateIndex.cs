namespace MLGovernance.Policy;

/// <summary>Azure's states by resource and policy; each is taken once, so that what is left has no counterpart.</summary>
internal sealed class StateIndex
{
    private readonly Dictionary<(string Resource, string Assignment), List<AzurePolicyState>> _states = new(KeyComparer.Instance);

    internal StateIndex(IEnumerable<AzurePolicyState> states)
    {
        foreach (AzurePolicyState state in states)
        {
            string resource = AssetId.TryParse(state.ResourceId, null, out AssetId id, out _) ? id.Value : state.ResourceId;
            if (!_states.TryGetValue((resource, state.PolicyAssignmentId), out List<AzurePolicyState>? list))
            {
                _states[(resource, state.PolicyAssignmentId)] = list = [];
            }

            list.Add(state);
        }
    }

    internal IEnumerable<AzurePolicyState> Left => _states.Values.SelectMany(list => list);

    /// <summary>Finds the state of a result by its reference, else, where the record has none, by its definition.</summary>
    internal AzurePolicyState? Take(AssetId asset, AssignedPolicyResult result)
    {
        if (!_states.TryGetValue((asset.Value, result.Assignment.Id), out List<AzurePolicyState>? list))
        {
            return null;
        }

        AzurePolicyState? found = list.Find(state => Same(state.ReferenceId, result.ReferenceId) && (state.ReferenceId.Length > 0 || Same(state.PolicyDefinitionId, result.PolicyDefinitionId)))
            ?? list.Find(state => state.ReferenceId.Length == 0 && Same(state.PolicyDefinitionId, result.PolicyDefinitionId));
        if (found is not null)
        {
            list.Remove(found);
        }

        return found;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private sealed class KeyComparer : IEqualityComparer<(string Resource, string Assignment)>
    {
        internal static readonly KeyComparer Instance = new();

        public bool Equals((string Resource, string Assignment) x, (string Resource, string Assignment) y) => Same(x.Resource, y.Resource) && Same(x.Assignment, y.Assignment);

        public int GetHashCode((string Resource, string Assignment) key) =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(key.Resource), StringComparer.OrdinalIgnoreCase.GetHashCode(key.Assignment));
    }
}
