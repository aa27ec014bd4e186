namespace MLGovernance.Lineage;

/// <summary>Finds which storage paths of a graph lie inside which others.</summary>
internal static class StoragePaths
{
    /// <summary>Returns each pair of an inner path and one that contains it.</summary>
    internal static IEnumerable<(int Inner, int Outer)> Nested(BoundNodes nodes)
    {
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int node = nodes.Snapshot.Count; node < nodes.Count; node++)
        {
            if (nodes.KindOf(node) == AssetKinds.StoragePath)
            {
                byText[nodes.IdOf(node).Value] = node;
            }
        }

        for (int inner = nodes.Snapshot.Count; inner < nodes.Count; inner++)
        {
            if (nodes.KindOf(inner) != AssetKinds.StoragePath)
            {
                continue;
            }

            foreach (string outer in Above(nodes.IdOf(inner).Value))
            {
                if (byText.TryGetValue(outer, out int node))
                {
                    yield return (inner, node);
                }
            }
        }
    }

    /// <summary>Returns the paths above a path, nearest first, down to the container.</summary>
    internal static IEnumerable<string> Above(string path)
    {
        int root = path.IndexOf("://", StringComparison.Ordinal);
        for (int end = path.LastIndexOf('/'); end > root + 2; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
