using MLGovernance.Lineage;

namespace MLGovernance.Cli;

/// <summary>Finds the node that a user means.</summary>
internal static class AssetLookup
{
    internal static LineageNode Find(LineageGraph graph, string text)
    {
        if (AssetId.TryParse(text, null, out AssetId id, out _) && graph.TryGetNode(id, out LineageNode exact))
        {
            return exact;
        }

        string? kind = text.Contains(':', StringComparison.Ordinal) && graph.Snapshot.Kinds.Get(text.Split(':')[0]) is { } named ? named.Name : null;
        string name = kind is null ? text : text[(kind.Length + 1)..];
        LineageNode[] found = [.. Enumerable.Range(0, graph.Snapshot.Count)
            .Select(index => graph[index])
            .Where(node => (kind is null || node.Kind.Name == kind)
                && (string.Equals(node.DisplayName, name, StringComparison.OrdinalIgnoreCase) || string.Equals(node.Id.Name, name, StringComparison.OrdinalIgnoreCase)))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new KeyNotFoundException($"The estate has no asset '{text}'. Give a full id, NAME or NAME:VERSION; 'mlgov scan' lists what was read."),
            _ => throw new ArgumentException(
                $"'{text}' means {found.Length} assets; give one of: {string.Join(", ", found.Take(8).Select(node => $"{node.Kind.Name}:{node.DisplayName}").Distinct())}; or a full id such as {found[0].Id.Value}"),
        };
    }
}
