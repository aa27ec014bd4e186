namespace MLGovernance.Access;

/// <summary>Finds addresses that lie in a pod other than the one that uses them.</summary>
internal static class Crossing
{
    public static void Report(PodContext context, string type, string id, string workspaceId, IEnumerable<string> uris, int[] pods, string how, LeakSink sink)
    {
        foreach (string uri in uris)
        {
            if (DataLocation.Parse(uri, workspaceId, context.Estate.Datastores) is not { } location
                || context.Places.Find(location.Account, location.Container, location.Path) is not { } place || pods.Length == 0)
            {
                continue;
            }

            if (!pods.Contains(place.Pod) && !pods.Any(pod => context.Places.IsShared(place, location.Path, pod)))
            {
                string target = $"{location.Account}/{location.Container}{location.Path}";
                sink.Add(type, context.Plan.Pods[place.Pod].Name, id, target, LeakCertainty.Proven,
                    [new ChainStep($"'{PodEstateIds.NameOf(id)}' of pod '{context.Plan.Pods[pods[0]].Name}'", how, target)]);
            }
        }
    }
}
