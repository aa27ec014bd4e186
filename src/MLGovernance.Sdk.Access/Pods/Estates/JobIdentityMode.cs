namespace MLGovernance.Access;

/// <summary>As whom a job reads and writes data.</summary>
public enum JobIdentityMode
{
    /// <summary>Nothing is stated: the compute's identity, as SDK v1 always does.</summary>
    Unset = 0,

    /// <summary>The token of the machine learning service, which falls back to the compute's identity.</summary>
    AmlToken,

    /// <summary>A managed identity of the compute.</summary>
    Managed,

    /// <summary>The person who submits.</summary>
    UserIdentity,
}
