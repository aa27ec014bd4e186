namespace MLGovernance.Access;

/// <summary>L25: a registered asset that points into a pod which the workspace or registry does not belong to.</summary>
internal sealed class AssetDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodAsset asset in context.Estate.Assets.OrderBy(asset => asset.Id, StringComparer.OrdinalIgnoreCase))
        {
            int[] pods = [.. context.PodsOfWorkspace(asset.WorkspaceId)];
            if (pods.Length > 0)
            {
                Crossing.Report(context, "L25", asset.Id, asset.WorkspaceId, [asset.Uri], pods, "points at", sink);
            }
            else if (DataLocation.Parse(asset.Uri, asset.WorkspaceId, context.Estate.Datastores) is { } location
                && context.Places.Find(location.Account, location.Container, location.Path) is { } place)
            {
                // A registry or workspace of no pod is everybody's.
                string target = $"{location.Account}/{location.Container}{location.Path}";
                sink.Add("L25", context.Plan.Pods[place.Pod].Name, asset.Id, target, LeakCertainty.Proven,
                    [new ChainStep($"'{PodEstateIds.NameOf(asset.WorkspaceId)}', which is shared,", "offers an asset that points at", target)]);
            }
        }
    }
}
