namespace MLGovernance.Access;

/// <summary>Settings of a run of access cases; a case that names a mode itself goes before them.</summary>
public sealed record AccessCaseOptions
{
    /// <summary>Gets how <c>/*/</c> in an operation pattern reads. The default is <see cref="WildcardMode.Collapse"/>.</summary>
    public WildcardMode Wildcards { get; init; } = WildcardMode.Collapse;

    /// <summary>Gets the reading of the access list check. The default is <see cref="AclReading.Default"/>.</summary>
    public AclReading Reading { get; init; } = AclReading.Default;
}
