namespace MLGovernance.Lineage;

/// <summary>
/// Joins paths of which one lies inside the other: what is written to either reaches who reads the other. Only from a written path to a read
/// one, so that a common folder that nobody writes does not tie its unrelated children.
/// </summary>
internal static class NestedPathRule
{
    internal static void Apply(BindingContext context)
    {
        // The asset that writes a path, and the paths that something reads.
        var written = new Dictionary<int, int>();
        var read = new HashSet<int>();
        foreach (EdgeRow edge in context.Edges.Current)
        {
            if (edge.Role is LineageRole.Produces)
            {
                written[edge.Downstream] = Math.Min(edge.StatedBy, written.GetValueOrDefault(edge.Downstream, int.MaxValue));
            }
            else if (edge.Role is LineageRole.Consumes or LineageRole.Materializes)
            {
                read.Add(edge.Upstream);
            }
        }

        foreach ((int inner, int outer) in StoragePaths.Nested(context.Nodes))
        {
            Join(inner, outer);
            Join(outer, inner);
        }

        void Join(int from, int to)
        {
            if (written.TryGetValue(from, out int writer) && read.Contains(to))
            {
                context.Edges.Infer(from, to, LineageRole.DerivesFrom, writer, LineageInference.NestedStoragePath, EdgeConfidence.Derived);
            }
        }
    }
}
