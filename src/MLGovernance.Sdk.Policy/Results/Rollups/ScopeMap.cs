namespace MLGovernance.Policy;

/// <summary>Values held by scopes, looked up by what lies in them; the narrowest scope wins.</summary>
internal sealed class ScopeMap<T>
    where T : class
{
    private readonly Dictionary<string, T> _scopes = new(StringComparer.OrdinalIgnoreCase);

    internal ScopeMap(IEnumerable<KeyValuePair<string, T>> scopes)
    {
        foreach ((string scope, T value) in scopes)
        {
            _scopes[scope.TrimEnd('/')] = value;
        }
    }

    internal bool IsEmpty => _scopes.Count == 0;

    internal T? Find(string id)
    {
        Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> lookup = _scopes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (ReadOnlySpan<char> at = id; ; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            if (lookup.TryGetValue(at, out T? found))
            {
                return found;
            }

            if (at.IsEmpty)
            {
                return null;
            }
        }
    }
}
