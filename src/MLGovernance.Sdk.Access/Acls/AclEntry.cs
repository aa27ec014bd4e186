namespace MLGovernance.Access;

/// <summary>One entry of an access control list.</summary>
/// <param name="Tag">Whom it is about.</param>
/// <param name="PrincipalId">The object id for named entries, otherwise empty.</param>
/// <param name="Permissions">The bits.</param>
public readonly record struct AclEntry(AclEntryTag Tag, string PrincipalId, AclPermissions Permissions)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string tag = Tag switch
        {
            AclEntryTag.OwningUser or AclEntryTag.NamedUser => "user",
            AclEntryTag.OwningGroup or AclEntryTag.NamedGroup => "group",
            AclEntryTag.Mask => "mask",
            _ => "other",
        };
        return $"{tag}:{PrincipalId}:{AccessControlList.Format(Permissions)}";
    }
}
