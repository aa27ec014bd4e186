namespace MLGovernance.Policy;

/// <summary>An object that an expression made: members in the order they were added, names compared ignoring case.</summary>
internal sealed class PolicyMap
{
    private readonly List<KeyValuePair<string, PolicyValue>> _members = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _members.Count;

    public IReadOnlyList<KeyValuePair<string, PolicyValue>> Members => _members;

    public void Set(string name, PolicyValue value)
    {
        if (_index.TryGetValue(name, out int at))
        {
            _members[at] = new(_members[at].Key, value);
            return;
        }

        _index.Add(name, _members.Count);
        _members.Add(new(name, value));
    }

    public bool TryGet(string name, out PolicyValue value)
    {
        if (_index.TryGetValue(name, out int at))
        {
            value = _members[at].Value;
            return true;
        }

        value = default;
        return false;
    }
}
