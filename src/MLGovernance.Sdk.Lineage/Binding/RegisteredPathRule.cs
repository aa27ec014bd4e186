namespace MLGovernance.Lineage;

/// <summary>
/// Joins data assets to the jobs that read the place they are registered over by its path, at that path or one inside or around it. Of the
/// versions of one asset, the newest one that existed when the job was made counts, else the oldest.
/// </summary>
internal static class RegisteredPathRule
{
    internal static void Apply(BindingContext context)
    {
        ILookup<int, int> registered = context.Edges.Current
            .Where(edge => edge.Role == LineageRole.Materializes && edge.Downstream < context.Snapshot.Count && context.Nodes.KindOf(edge.Downstream) == AssetKinds.DataVersion)
            .ToLookup(edge => edge.Upstream, edge => edge.Downstream);
        ILookup<int, int> overlapping = StoragePaths.Nested(context.Nodes)
            .SelectMany(pair => ((int, int)[])[(pair.Inner, pair.Outer), (pair.Outer, pair.Inner)])
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        EdgeRow[] reads = [.. context.Edges.Current.Where(edge =>
            edge.Role == LineageRole.Consumes && context.Nodes.KindOf(edge.Upstream) == AssetKinds.StoragePath && edge.Downstream < context.Snapshot.Count)];
        foreach (EdgeRow read in reads)
        {
            Join(context, read, registered[read.Upstream], LineageInference.SameStoragePath);
            Join(context, read, overlapping[read.Upstream].SelectMany(path => registered[path]), LineageInference.NestedStoragePath);
        }
    }

    private static void Join(BindingContext context, EdgeRow read, IEnumerable<int> versions, LineageInference rule)
    {
        DateTimeOffset readAt = context.Snapshot[read.Downstream].CreatedAt ?? DateTimeOffset.MaxValue;
        IEnumerable<IGrouping<AssetId, Asset>> assets = versions.Distinct().Select(index => context.Snapshot[index]).GroupBy(version => version.Id.Container ?? version.Id);
        foreach (IGrouping<AssetId, Asset> asset in assets)
        {
            List<Asset> byAge = [.. asset.OrderBy(version => version.CreatedAt ?? DateTimeOffset.MinValue).ThenBy(version => version.Id)];
            Asset version = byAge.LastOrDefault(candidate => candidate.CreatedAt <= readAt) ?? byAge[0];
            context.Edges.Infer(version.Index, read.Downstream, LineageRole.Consumes, read.StatedBy, rule, EdgeConfidence.Derived);
        }
    }
}
