namespace MLGovernance.Access;

/// <summary>A prefix of a pod, stated in the plan or implied by a datastore the pod owns.</summary>
internal sealed record PodPlace(int Number, int Pod, PodPrefix Prefix, bool IsImplied);
