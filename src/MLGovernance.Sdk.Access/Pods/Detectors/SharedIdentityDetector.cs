namespace MLGovernance.Access;

/// <summary>L10 and L11: a compute identity that several pods use, or that reaches into a second pod.</summary>
internal sealed class SharedIdentityDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (int identity in Identities(context))
        {
            int[] pods = [.. Enumerable.Range(0, context.Plan.Pods.Length).Where(pod => Uses(context, pod, context.NameOf(identity)))];
            if (pods.Length > 1)
            {
                Shared(context, identity, pods, sink);
            }
            else if (pods.Length == 1)
            {
                Reaches(context, identity, pods[0], sink);
            }
        }
    }

    private static IEnumerable<int> Identities(PodContext context) => context.Plan.Pods.SelectMany(pod => pod.ComputeIdentities)
        .Concat(context.Estate.Computes.SelectMany(compute => compute.IdentityPrincipalIds))
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(context.Universe.Find).Where(number => number >= 0);

    /// <summary>Tells whether a pod lists the identity, or a compute in one of its workspaces runs as it.</summary>
    private static bool Uses(PodContext context, int pod, string identity) =>
        context.Plan.Pods[pod].ComputeIdentities.Contains(identity, StringComparer.OrdinalIgnoreCase)
        || ComputesOf(context, identity).Any(compute => context.PodsOfWorkspace(compute.WorkspaceId).Contains(pod));

    private static IEnumerable<PodCompute> ComputesOf(PodContext context, string identity) =>
        context.Estate.Computes.Where(compute => compute.IdentityPrincipalIds.Contains(identity, StringComparer.OrdinalIgnoreCase));

    private static void Shared(PodContext context, int identity, int[] pods, LeakSink sink)
    {
        string name = context.NameOf(identity);
        foreach (int pod in pods)
        {
            string podName = context.Plan.Pods[pod].Name;
            PodCompute? compute = ComputesOf(context, name).FirstOrDefault(candidate => context.PodsOfWorkspace(candidate.WorkspaceId).Contains(pod));
            string through = compute is null ? "lists as its compute identity" : $"runs compute '{PodEstateIds.NameOf(compute.Id)}' as";
            string other = context.Plan.Pods[pods.First(candidate => candidate != pod)].Name;
            sink.Add("L10", podName, name, $"the work of {podName}", LeakCertainty.Proven,
            [
                new ChainStep($"pod '{podName}'", through, $"'{name}'"),
                new ChainStep($"'{name}'", "is also the identity of", $"pod '{other}'"),
            ], "shared");
        }
    }

    private static void Reaches(PodContext context, int identity, int pod, LeakSink sink)
    {
        string name = context.NameOf(identity);
        foreach (PodPlace place in context.Places.All)
        {
            bool outside = place.Pod != pod && context.IsForeign(identity, place.Pod) && !context.Places.IsShared(place, place.Prefix.Path, pod);
            if (outside && context.ReachOf(identity, place) is { } reach)
            {
                sink.Add("L11", context.Plan.Pods[place.Pod].Name, name, reach.Target, reach.Certainty,
                [
                    new ChainStep($"pod '{context.Plan.Pods[pod].Name}'", "runs its jobs as", $"'{name}'"),
                    new ChainStep($"'{name}'", reach.How, reach.Target),
                ], "identity");
            }
        }
    }
}
