namespace MLGovernance.Access;

/// <summary>L22, L23 and L31: workspaces, datastores and environments that two pods have in common.</summary>
internal sealed class WorkspaceDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        string[] workspaces = [.. context.Plan.Pods.SelectMany(pod => pod.Workspaces).Select(ScopePath.Normalize).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (string workspace in workspaces)
        {
            int[] pods = [.. context.PodsOfWorkspace(workspace)];
            Notebooks(context, workspace, pods, sink);
            Environments(context, workspace, pods, sink);
        }

        foreach (PodDatastore datastore in context.Estate.Datastores)
        {
            Placement(context, datastore, sink);
        }
    }

    private static void Notebooks(PodContext context, string workspace, int[] pods, LeakSink sink)
    {
        string name = PodEstateIds.NameOf(workspace);
        foreach (int pod in pods.Length > 1 ? pods : [])
        {
            int other = pods.First(candidate => candidate != pod);
            sink.Add("L22", context.Plan.Pods[pod].Name, workspace, $"the default stores of workspace '{name}'", LeakCertainty.Proven,
            [
                new ChainStep($"pod '{context.Plan.Pods[other].Name}'", "also works in", $"workspace '{name}'"),
                new ChainStep($"workspace '{name}'", "keeps outputs, logs, code and notebooks of all in", "its default stores"),
            ]);
        }

        (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.NotebooksRead, workspace);
        Foreign(context, "L22", workspace, pods, who, maybe, "may read notebooks and outputs in", $"the default stores of workspace '{name}'", sink);
    }

    private static void Environments(PodContext context, string workspace, int[] pods, LeakSink sink)
    {
        (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.EnvironmentsWrite, workspace);
        Foreign(context, "L31", workspace, pods, who, maybe, "may write environment versions in", $"workspace '{PodEstateIds.NameOf(workspace)}'", sink);
        PodWorkspace? known = context.Estate.Workspaces.FirstOrDefault(candidate => PodEstateIds.Same(candidate.Id, workspace));
        if (known?.ContainerRegistryId is { } registry)
        {
            (who, maybe) = context.Rights.Who(PodRights.RegistryPush, registry);
            Foreign(context, "L31", workspace, pods, who, maybe, "may push images to", $"container registry '{PodEstateIds.NameOf(registry)}'", sink);
        }
    }

    /// <summary>Reports members of other pods that may do something in a workspace; a workspace listed by several pods is open to all of them.</summary>
    private static void Foreign(PodContext context, string type, string workspace, int[] pods, ulong[] who, ulong[] maybe, string how, string target, LeakSink sink)
    {
        if (pods.Length == 0)
        {
            return;
        }

        for (int other = 0; other < context.Plan.Pods.Length; other++)
        {
            if (pods.Contains(other))
            {
                continue;
            }

            ulong[] members = PrincipalBits.Minus(context.Universe.Inside[other], context.Universe.Administrators);
            foreach (int pod in pods)
            {
                members = PrincipalBits.Minus(members, context.Universe.Inside[pod]);
            }

            ulong[] known = PrincipalBits.Intersect(members, who);
            ulong[] perhaps = PrincipalBits.Intersect(members, maybe);
            if (CertaintyOf(known, perhaps) is { } certainty)
            {
                string name = NameOf(context, known, perhaps);
                sink.Add(type, context.Plan.Pods[pods[0]].Name, context.Plan.Pods[other].Name, target, certainty,
                    [new ChainStep($"'{name}' of pod '{context.Plan.Pods[other].Name}'", how, target)], workspace + target);
            }
        }
    }

    private static void Placement(PodContext context, PodDatastore datastore, LeakSink sink)
    {
        foreach (int pod in context.PodsOfWorkspace(datastore.WorkspaceId))
        {
            var prefix = new PodPrefix { Account = datastore.Account, Container = datastore.Container, Path = datastore.Path };
            PodPlace? own = context.Places.Find(datastore.Account, datastore.Container, LakePath.Normalize(datastore.Path));
            foreach (PodPlace place in own is not null ? [own] : context.Places.In(datastore.Account, datastore.Container).Where(place => place.Prefix.Overlaps(prefix)))
            {
                if (place.Pod != pod && !place.IsImplied && !context.Places.IsShared(place, place.Prefix.Path, pod))
                {
                    sink.Add("L23", context.Plan.Pods[place.Pod].Name, datastore.Id, place.Prefix.ToString(), LeakCertainty.Proven,
                    [
                        new ChainStep($"workspace '{PodEstateIds.NameOf(datastore.WorkspaceId)}' of pod '{context.Plan.Pods[pod].Name}'", "has", $"datastore '{datastore.Name}'"),
                        new ChainStep($"datastore '{datastore.Name}'", "points into", place.Prefix.ToString()),
                    ]);
                }
            }
        }
    }
}
