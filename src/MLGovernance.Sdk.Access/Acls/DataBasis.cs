namespace MLGovernance.Access;

/// <summary>What decided a question about data.</summary>
public enum DataBasis
{
    /// <summary>A role with the data action, or the lack of one where lists do not count.</summary>
    Rbac,

    /// <summary>The POSIX access lists.</summary>
    Acl,

    /// <summary>The account key, or that it is switched off.</summary>
    SharedKey,

    /// <summary>The SAS.</summary>
    Sas,

    /// <summary>The container's anonymous access setting.</summary>
    Anonymous,
}
