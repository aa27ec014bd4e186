namespace MLGovernance.Access;

/// <summary>Decides data roles with conditions for one place, where the container and a path below the place are known.</summary>
internal static class ConditionalReach
{
    public static RoleReach? Decide(AccessEvaluator evaluator, string principal, string scope, PodPlace place, LakeAccount account)
    {
        RoleReach? reach = null;
        foreach ((string operation, string? sub, string verb) in ((string, string?, string)[])[
            (AccessOperations.BlobRead, "Blob.Read", "read"), (AccessOperations.BlobRead, "Blob.List", "list"), (AccessOperations.BlobWrite, null, "write")])
        {
            AccessResult result = evaluator.Evaluate(new AccessRequest
            {
                PrincipalId = principal, Operation = operation, IsDataAction = true, Scope = scope, SubOperation = sub, Attributes = AttributesOf(place, account),
            }).Result;
            if (result == AccessResult.Allowed)
            {
                return new RoleReach(LeakCertainty.Proven, $"may {verb} by a data role whose condition lets it");
            }

            reach ??= result == AccessResult.Indeterminate ? new RoleReach(LeakCertainty.Indeterminate, $"perhaps may {verb} by a data role that cannot be decided") : null;
        }

        return reach;
    }

    /// <summary>Returns the attributes of a blob in a place: a path that was read, or one made up below a prefix that is not the root.</summary>
    public static AccessAttributes AttributesOf(PodPlace place, LakeAccount account)
    {
        string prefix = place.Prefix.Path;
        string? path = account.Find(place.Prefix.Container)?.Paths.FirstOrDefault(candidate => !candidate.IsDirectory && LakePath.IsAtOrBelow(candidate.Path, prefix))?.Path
            ?? (prefix == "/" ? null : prefix + "/any");
        return AccessAttributes.OfBlob(place.Prefix.Container, path?.TrimStart('/'));
    }
}
