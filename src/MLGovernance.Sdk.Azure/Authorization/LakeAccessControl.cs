namespace MLGovernance.Azure;

/// <summary>The access control of one path as the storage service's headers tell it.</summary>
/// <param name="Owner">The owning user's object id.</param>
/// <param name="Group">The owning group's object id.</param>
/// <param name="Permissions">The permissions in the form <c>rwxr-x---+</c>; a final <c>t</c> or <c>T</c> tells the sticky bit.</param>
/// <param name="Acl">The access and default entries.</param>
public sealed record LakeAccessControl(string Owner, string Group, string Permissions, string Acl);
