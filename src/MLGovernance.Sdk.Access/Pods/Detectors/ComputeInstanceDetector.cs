namespace MLGovernance.Access;

/// <summary>L26: a compute instance assigned outside its pod, with shared applications, or with SSH.</summary>
internal sealed class ComputeInstanceDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodCompute compute in context.Estate.Computes.Where(compute => compute.IsInstance))
        {
            string name = $"compute instance '{PodEstateIds.NameOf(compute.Id)}'";
            int[] pods = [.. context.PodsOfWorkspace(compute.WorkspaceId)];
            foreach (int pod in pods)
            {
                int user = compute.AssignedUser is { } id ? context.Universe.Find(id) : -1;
                string podName = context.Plan.Pods[pod].Name;
                if (user >= 0 && !pods.Any(candidate => PrincipalBits.Has(context.Universe.Inside[candidate], user)))
                {
                    sink.Add("L26", podName, compute.Id, name, LeakCertainty.Proven, [new ChainStep($"'{compute.AssignedUser}', who is not of the pod,", "is assigned", name)]);
                }

                if (compute.SharesApplications)
                {
                    sink.Add("L26", podName, compute.Id, name, LeakCertainty.Potential, [new ChainStep("everybody in the workspace", "may open the applications of", name)]);
                }

                if (compute.AllowsSsh)
                {
                    sink.Add("L26", podName, compute.Id, name, LeakCertainty.Potential, [new ChainStep("whoever holds the SSH key", "may log on to", name)]);
                }
            }
        }
    }
}
