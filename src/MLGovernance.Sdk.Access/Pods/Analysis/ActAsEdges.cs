using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Finds every way in which one identity can act as another.</summary>
internal static class ActAsEdges
{
    public static ImmutableArray<ActAsEdge> Find(PodContext context)
    {
        var edges = ImmutableArray.CreateBuilder<ActAsEdge>();
        Datastores(context, edges);
        Accounts(context, edges);
        Computes(context, edges);
        Workspaces(context, edges);
        Deployments(context, edges);
        return [.. edges.OrderBy(edge => edge.Type, StringComparer.Ordinal).ThenBy(edge => edge.Through, StringComparer.OrdinalIgnoreCase).ThenBy(edge => edge.To.Id, StringComparer.Ordinal)];
    }

    private static void Datastores(PodContext context, ImmutableArray<ActAsEdge>.Builder edges)
    {
        foreach (PodDatastore datastore in context.Estate.Datastores.Where(datastore => datastore.Credential != DatastoreCredential.None))
        {
            (ulong[] who, ulong[] maybe) = context.Rights.Who(AccessOperations.DatastoreListSecrets, datastore.Id);
            bool keyWorks = context.AccountOf(datastore.Account)?.AllowsSharedKey ?? true;
            switch (datastore.Credential)
            {
                case DatastoreCredential.AccountKey when keyWorks:
                    edges.Add(new ActAsEdge("L01", who, maybe, new ActAsNode(ActAsKind.AccountKey, datastore.Account), $"may list the secrets of datastore '{datastore.Name}' and gets", datastore.Id));
                    break;
                case DatastoreCredential.Sas when keyWorks:
                    edges.Add(new ActAsEdge("L02", who, maybe, new ActAsNode(ActAsKind.Signature, datastore.Id), $"may list the secrets of datastore '{datastore.Name}' and gets", datastore.Id));
                    break;
                case DatastoreCredential.ServicePrincipal or DatastoreCredential.Certificate when datastore.ServicePrincipalId is { } principal:
                    edges.Add(new ActAsEdge("L03", who, maybe, new ActAsNode(ActAsKind.Principal, principal), $"may list the secrets of datastore '{datastore.Name}' and acts as", datastore.Id));
                    break;
            }
        }
    }

    private static void Accounts(PodContext context, ImmutableArray<ActAsEdge>.Builder edges)
    {
        foreach (LakeAccount account in context.Estate.Accounts)
        {
            if (account.AllowsSharedKey)
            {
                foreach ((string operation, string how) in ((string, string)[])[
                    (AccessOperations.StorageListKeys, "may list the keys of the account and gets"),
                    (PodRights.AccountSas, "may issue an account SAS, which is as good as"),
                    (PodRights.ServiceSas, "may issue service SAS for every container, which is as good as")])
                {
                    (ulong[] who, ulong[] maybe) = context.Rights.Who(operation, account.Id);
                    edges.Add(new ActAsEdge("L08", who, maybe, new ActAsNode(ActAsKind.AccountKey, account.Name), how, account.Id));
                }
            }

            (ulong[] granting, ulong[] maybeGranting) = context.Rights.Who(AccessOperations.RoleAssignmentsWrite, account.Id);
            edges.Add(new ActAsEdge(
                "L09", granting, maybeGranting, new ActAsNode(ActAsKind.SuperUser, account.Name), "may assign itself Storage Blob Data Owner and becomes", account.Id));
            (ulong[] super, ulong[] maybeSuper) = context.Rights.Who(AccessOperations.BlobRunAsSuperUser, account.Id);
            edges.Add(new ActAsEdge("L09", super, maybeSuper, new ActAsNode(ActAsKind.SuperUser, account.Name), "has a role that makes it", account.Id));
        }
    }

    private static void Computes(PodContext context, ImmutableArray<ActAsEdge>.Builder edges)
    {
        foreach (PodCompute compute in context.Estate.Computes)
        {
            (ulong[] submit, ulong[] maybe) = context.Rights.Who(AccessOperations.JobsWrite, compute.WorkspaceId);
            (ulong[] open, ulong[] maybeOpen) = compute.SharesApplications ? context.Rights.Who(PodRights.ApplicationAccess, compute.Id) : (PrincipalBits.Nobody, PrincipalBits.Nobody);
            int user = compute.AssignedUser is { } id ? context.Universe.Find(id) : -1;
            string name = PodEstateIds.NameOf(compute.Id);
            foreach (string identity in compute.IdentityPrincipalIds)
            {
                var node = new ActAsNode(ActAsKind.Principal, identity);
                if (!compute.IsInstance)
                {
                    edges.Add(new ActAsEdge("L11", submit, maybe, node, $"may submit jobs to compute '{name}', which run as", compute.Id));
                    continue;
                }

                edges.Add(new ActAsEdge("L26", open, maybeOpen, node, $"may open the shared applications of compute instance '{name}', which runs as", compute.Id));
                if (user >= 0)
                {
                    ulong[] assigned = context.Universe.NewSet();
                    PrincipalBits.Set(assigned, user);
                    edges.Add(new ActAsEdge("L26", assigned, PrincipalBits.Nobody, node, $"is assigned compute instance '{name}', which runs as", compute.Id));
                }
            }
        }
    }

    private static void Workspaces(PodContext context, ImmutableArray<ActAsEdge>.Builder edges)
    {
        foreach (PodDatastore datastore in context.Estate.Datastores.Where(datastore => datastore.UsesWorkspaceIdentity))
        {
            PodWorkspace? workspace = context.Estate.Workspaces.FirstOrDefault(candidate => PodEstateIds.Same(candidate.Id, datastore.WorkspaceId));
            if (workspace?.IdentityPrincipalId is { } identity)
            {
                (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.DatastoresRead, datastore.Id);
                edges.Add(new ActAsEdge(
                    "L13", who, maybe, new ActAsNode(ActAsKind.Principal, identity), $"may preview datastore '{datastore.Name}' in the studio, which reads as", datastore.Id));
            }
        }
    }

    private static void Deployments(PodContext context, ImmutableArray<ActAsEdge>.Builder edges)
    {
        foreach (PodDeployment deployment in context.Estate.Deployments)
        {
            (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.DeploymentsWrite, deployment.WorkspaceId);
            foreach (string identity in deployment.IdentityPrincipalIds)
            {
                edges.Add(new ActAsEdge(
                    "L29", who, maybe, new ActAsNode(ActAsKind.Principal, identity), $"may put code into '{PodEstateIds.NameOf(deployment.Id)}', which runs as", deployment.Id));
            }
        }
    }
}
