namespace MLGovernance.Access;

/// <summary>L12, L24 and L32: as whom a job runs, where it reads and writes, and where its code comes from.</summary>
internal sealed class JobDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodJob job in context.Estate.Jobs.OrderBy(job => job.Id, StringComparer.OrdinalIgnoreCase))
        {
            int[] pods = [.. PodsOf(context, job)];
            Confused(context, job, sink);
            foreach (int pod in pods)
            {
                Code(context, job, pod, sink);
            }

            Crossing.Report(context, "L24", job.Id, job.WorkspaceId, job.Uris, pods, "reads or writes", sink);
        }
    }

    /// <summary>A job belongs to the pods of its submitter; of an unknown submitter, to those of its workspace.</summary>
    private static IEnumerable<int> PodsOf(PodContext context, PodJob job)
    {
        int submitter = job.Submitter is { } id ? context.Universe.Find(id) : -1;
        int[] own = submitter < 0 ? [] : [.. context.PodsOf(submitter)];
        return own.Length > 0 ? own : context.PodsOfWorkspace(job.WorkspaceId);
    }

    private static void Confused(PodContext context, PodJob job, LeakSink sink)
    {
        int submitter = job.Submitter is { } id ? context.Universe.Find(id) : -1;
        PodCompute? compute = job.ComputeId is null ? null : context.Estate.Computes.FirstOrDefault(candidate => PodEstateIds.Same(candidate.Id, job.ComputeId));
        if (job.Identity == JobIdentityMode.UserIdentity || compute is null)
        {
            return;
        }

        if (submitter < 0)
        {
            BySomebody(context, job, compute, sink);
            return;
        }

        foreach (string identity in compute.IdentityPrincipalIds)
        {
            int runs = context.Universe.Find(identity);
            foreach (PodPlace place in context.Places.All)
            {
                // Only a submitter who surely reaches the place as well gains nothing by the job.
                LeakCertainty? own = context.ReachOf(submitter, place)?.Certainty;
                if (runs != submitter && own != LeakCertainty.Proven && context.ReachOf(runs, place) is { } reach)
                {
                    sink.Add("L12", context.Plan.Pods[place.Pod].Name, identity, reach.Target, own is null ? reach.Certainty : LeakCertainty.Indeterminate,
                    [
                        new ChainStep($"'{job.Submitter}'", $"submits job '{PodEstateIds.NameOf(job.Id)}' (identity {job.Identity}), which runs as", $"'{identity}'"),
                        new ChainStep($"'{identity}'", $"{reach.How}, where '{job.Submitter}' may not,", reach.Target),
                    ], "jobs");
                }
            }
        }
    }

    /// <summary>Of a submitter whose object id is not known the job cannot be cleared, unless everybody who could be it may reach the place as well.</summary>
    private static void BySomebody(PodContext context, PodJob job, PodCompute compute, LeakSink sink)
    {
        int[] members = [.. context.PodsOfWorkspace(job.WorkspaceId).SelectMany(pod => PrincipalBits.Members(context.Universe.Inside[pod])).Distinct()];
        string who = job.SubmitterName is { } name ? $"'{name}', whose object id is not known," : "whoever";
        foreach (string identity in compute.IdentityPrincipalIds)
        {
            int runs = context.Universe.Find(identity);
            foreach (PodPlace place in context.Places.All)
            {
                bool everybody = members.Length > 0 && Array.TrueForAll(members, member => member == runs || context.ReachOf(member, place) is { Certainty: LeakCertainty.Proven });
                if (!everybody && context.ReachOf(runs, place) is { } reach)
                {
                    sink.Add("L12", context.Plan.Pods[place.Pod].Name, identity, reach.Target, LeakCertainty.Indeterminate,
                    [
                        new ChainStep(who, $"submits job '{PodEstateIds.NameOf(job.Id)}' (identity {job.Identity}), which runs as", $"'{identity}'"),
                        new ChainStep($"'{identity}'", $"{reach.How}, and it is not known who may besides,", reach.Target),
                    ], "jobs");
                }
            }
        }
    }

    private static void Code(PodContext context, PodJob job, int pod, LeakSink sink)
    {
        bool approved = job.GitRepository is null || context.Plan.ApprovedRepositories.IsEmpty
            || context.Plan.ApprovedRepositories.Any(pattern => OperationPattern.Parse(pattern, WildcardMode.Literal).Matches(job.GitRepository.ToLowerInvariant()));
        if (approved && job.IsGitDirty != true)
        {
            return;
        }

        string name = $"job '{PodEstateIds.NameOf(job.Id)}'";
        string why = approved ? "a working tree with changes that no commit holds" : $"'{GitRemote.WithoutSecrets(job.GitRepository!)}', which is not approved";
        sink.Add("L32", context.Plan.Pods[pod].Name, job.Id, name, LeakCertainty.Proven,
            [new ChainStep(name, "runs code from", why), new ChainStep("that code", "acts as the identity of", name)]);
    }
}
