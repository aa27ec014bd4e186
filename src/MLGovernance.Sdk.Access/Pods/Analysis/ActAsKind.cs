namespace MLGovernance.Access;

/// <summary>The kinds of things a principal can act as.</summary>
internal enum ActAsKind
{
    /// <summary>Another principal: a managed identity or a service principal.</summary>
    Principal,

    /// <summary>The key of a storage account, which opens all of it.</summary>
    AccountKey,

    /// <summary>A super-user of a storage account, which opens all of it.</summary>
    SuperUser,

    /// <summary>The shared access signature that a datastore keeps.</summary>
    Signature,
}
