namespace MLGovernance.Access;

/// <summary>What a datastore keeps to reach its storage.</summary>
public enum DatastoreCredential
{
    /// <summary>Nothing: the identity of the user or the compute is used.</summary>
    None = 0,

    /// <summary>The account key.</summary>
    AccountKey,

    /// <summary>A shared access signature.</summary>
    Sas,

    /// <summary>A service principal with a secret.</summary>
    ServicePrincipal,

    /// <summary>A service principal with a certificate.</summary>
    Certificate,
}
