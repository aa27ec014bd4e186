namespace MLGovernance.Access;

/// <summary>How a data request is authorised.</summary>
public enum DataAuthorization
{
    /// <summary>A token of Microsoft Entra ID: roles first, then the access lists.</summary>
    OAuth,

    /// <summary>The account key: everything.</summary>
    SharedKey,

    /// <summary>A SAS signed with the account key over the whole account.</summary>
    AccountSas,

    /// <summary>A SAS signed with the account key over one container or below.</summary>
    ServiceSas,

    /// <summary>A SAS signed by a user's delegation key.</summary>
    UserDelegationSas,

    /// <summary>No identity at all.</summary>
    Anonymous,
}
