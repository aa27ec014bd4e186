using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The reverse of isolation: what a pod needs and lacks, such as a job that will fail tonight for a missing execute bit.</summary>
/// <remarks>A readiness check takes the narrowest answer: the intersection of the published readings of access lists.</remarks>
public static class PodReadiness
{
    /// <summary>Checks that every compute identity reads its pod's prefixes, and that every job of a pod's workspaces reads its inputs and writes its outputs.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Settings of role evaluation, or <see langword="null"/> for the defaults.</param>
    public static ImmutableArray<PodGap> Check(PodEstate estate, PodPlan plan, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(plan);
        estate = JobSubmitters.Identify(estate, plan);
        AccessEvaluator evaluator = AccessEvaluator.Compile(estate.Access, options);
        var lakes = estate.Accounts.ToDictionary(account => account.Name, account => new LakeAccess(evaluator, account), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. plan.Pods.SelectMany(pod => Prefixes(pod, lakes).Concat(Jobs(pod, estate, lakes)))
                .OrderBy(gap => gap.Pod, StringComparer.Ordinal).ThenBy(gap => gap.For, StringComparer.Ordinal).ThenBy(gap => gap.Target, StringComparer.Ordinal)
                .ThenBy(gap => gap.Principal, StringComparer.Ordinal).ThenBy(gap => gap.Need, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<PodGap> Prefixes(Pod pod, Dictionary<string, LakeAccess> lakes)
    {
        foreach (PodPrefix prefix in pod.Prefixes)
        {
            foreach (string identity in pod.ComputeIdentities)
            {
                if (Gap(pod, identity, DataOperation.List, prefix.Account, prefix.Container, prefix.Path, $"prefix {prefix}", lakes) is { } gap)
                {
                    yield return gap;
                }
            }
        }
    }

    private static IEnumerable<PodGap> Jobs(Pod pod, PodEstate estate, Dictionary<string, LakeAccess> lakes)
    {
        foreach (PodJob job in estate.Jobs.Where(job => pod.Workspaces.Any(id => PodEstateIds.Same(id, job.WorkspaceId))))
        {
            foreach (string uri in job.Uris)
            {
                if (DataLocation.Parse(uri, job.WorkspaceId, estate.Datastores) is not { } place || UsesCredential(uri, job, estate))
                {
                    continue;
                }

                foreach (string identity in RunsAs(job, estate))
                {
                    if (Gap(pod, identity, OperationOn(place, lakes), place.Account, place.Container, place.Path, $"job {PodEstateIds.NameOf(job.Id)}", lakes) is { } gap)
                    {
                        yield return gap;
                    }
                }
            }
        }
    }

    /// <summary>A directory is listed, a file is read; what is not there yet has to be created.</summary>
    private static DataOperation OperationOn(DataLocation place, Dictionary<string, LakeAccess> lakes)
    {
        LakePath? path = lakes.GetValueOrDefault(place.Account)?.Account.Find(place.Container)?.Find(place.Path);
        return path is null ? DataOperation.Create : path.IsDirectory ? DataOperation.List : DataOperation.Read;
    }

    private static ImmutableArray<string> RunsAs(PodJob job, PodEstate estate)
    {
        if (job.Identity == JobIdentityMode.UserIdentity)
        {
            return job.Submitter is null ? [] : [job.Submitter];
        }

        return estate.Computes.FirstOrDefault(compute => job.ComputeId is not null && PodEstateIds.Same(compute.Id, job.ComputeId))?.IdentityPrincipalIds ?? ImmutableArray<string>.Empty;
    }

    /// <summary>A datastore with a credential is read with it, whoever runs the job.</summary>
    private static bool UsesCredential(string uri, PodJob job, PodEstate estate) => uri.StartsWith("azureml://", StringComparison.OrdinalIgnoreCase)
        && estate.Datastores.Any(datastore => datastore.Credential != DatastoreCredential.None && PodEstateIds.Same(datastore.WorkspaceId, job.WorkspaceId)
            && uri.Contains($"datastores/{datastore.Name}/", StringComparison.OrdinalIgnoreCase));

    private static PodGap? Gap(
        Pod pod, string identity, DataOperation operation, string account, string container, string path, string reason, Dictionary<string, LakeAccess> lakes)
    {
        string target = $"{account}/{container}{path}";
        string need = operation.ToString().ToLowerInvariant();
        if (!lakes.TryGetValue(account, out LakeAccess? lake))
        {
            return new PodGap(pod.Name, identity, need, target, AccessResult.Indeterminate, reason, [$"unknown: the storage account '{account}' was not read"]);
        }

        DataDecision decision = lake.EvaluateNarrowest(new DataRequest { PrincipalId = identity, Operation = operation, Container = container, Path = path });
        return decision.Result == AccessResult.Allowed
            ? null
            : new PodGap(pod.Name, identity, need, target, decision.Result, reason, [.. decision.Steps.Where(step => !step.StartsWith("yes:", StringComparison.Ordinal))]);
    }
}
