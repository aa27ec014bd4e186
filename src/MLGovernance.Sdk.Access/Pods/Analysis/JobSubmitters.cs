namespace MLGovernance.Access;

/// <summary>Finds who submitted each job by object id, which is what roles and lists name; Resource Manager tells a display name only.</summary>
internal static class JobSubmitters
{
    /// <summary>Returns the estate with the submitters that a name of the plan, or their own form, identifies; the others are known by name only.</summary>
    public static PodEstate Identify(PodEstate estate, PodPlan plan)
    {
        var known = new HashSet<string>(
            plan.Pods.SelectMany(pod => pod.Members.Concat(pod.ComputeIdentities)).Concat(plan.Administrators)
                .Concat(estate.Access.RoleAssignments.Select(assignment => assignment.PrincipalId))
                .Concat(estate.Access.Groups.SelectMany(group => group.Members.Append(group.Id))),
            StringComparer.OrdinalIgnoreCase);
        ILookup<string, string> byName = plan.Names.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        return estate with { Jobs = [.. estate.Jobs.Select(job => Identify(job, known, byName))] };
    }

    private static PodJob Identify(PodJob job, HashSet<string> known, ILookup<string, string> byName)
    {
        if (job.Submitter is not { } submitter || Guid.TryParse(submitter, out _) || known.Contains(submitter))
        {
            return job;
        }

        // A name that two principals bear identifies neither.
        string[] ids = [.. byName[submitter]];
        return job with { Submitter = ids.Length == 1 ? ids[0] : null, SubmitterName = submitter };
    }
}
