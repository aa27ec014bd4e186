namespace MLGovernance.Access;

/// <summary>L13: the workspace's own identity reads data, so that previews do not depend on who looks.</summary>
internal sealed class WorkspaceIdentityDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodDatastore datastore in context.Estate.Datastores.Where(datastore => datastore.UsesWorkspaceIdentity))
        {
            PodPlace? place = context.Places.Find(datastore.Account, datastore.Container, LakePath.Normalize(datastore.Path));
            foreach (int pod in place is not null ? [place.Pod] : context.PodsOfWorkspace(datastore.WorkspaceId))
            {
                (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.DatastoresRead, datastore.Id);
                string target = $"{datastore.Account}/{datastore.Container}";
                sink.Add("L13", context.Plan.Pods[pod].Name, datastore.WorkspaceId, target, LeakCertainty.Proven,
                [
                    new ChainStep($"'{NameOf(context, who, maybe)}'", $"may preview datastore '{datastore.Name}', which reads as", $"the identity of workspace '{PodEstateIds.NameOf(datastore.WorkspaceId)}'"),
                    new ChainStep($"the identity of workspace '{PodEstateIds.NameOf(datastore.WorkspaceId)}'", "reads, whoever looks,", target),
                ], "datastores");
            }
        }

        foreach (PodWorkspace workspace in context.Estate.Workspaces)
        {
            int identity = workspace.IdentityPrincipalId is { } id ? context.Universe.Find(id) : -1;
            foreach (PodPlace place in identity < 0 ? [] : context.Places.All)
            {
                if (context.RoleReachOf(identity, place) is { } reach)
                {
                    sink.Add("L13", context.Plan.Pods[place.Pod].Name, workspace.IdentityPrincipalId!, place.Prefix.ToString(), reach.Certainty,
                    [
                        new ChainStep($"workspace '{PodEstateIds.NameOf(workspace.Id)}'", "has the identity", $"'{workspace.IdentityPrincipalId}'"),
                        new ChainStep($"'{workspace.IdentityPrincipalId}'", reach.How, place.Prefix.ToString()),
                    ], "role");
                }
            }
        }
    }
}
