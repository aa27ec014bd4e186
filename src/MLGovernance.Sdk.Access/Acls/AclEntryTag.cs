namespace MLGovernance.Access;

/// <summary>Whom an entry of an access control list is about.</summary>
public enum AclEntryTag
{
    /// <summary>The owning user (<c>user::</c>); never limited by the mask.</summary>
    OwningUser,

    /// <summary>A named user, service principal or managed identity (<c>user:id:</c>).</summary>
    NamedUser,

    /// <summary>The owning group (<c>group::</c>).</summary>
    OwningGroup,

    /// <summary>A named group (<c>group:id:</c>).</summary>
    NamedGroup,

    /// <summary>The most that named entries and the owning group may have (<c>mask::</c>).</summary>
    Mask,

    /// <summary>Everybody else in the tenant (<c>other::</c>).</summary>
    Other,
}
