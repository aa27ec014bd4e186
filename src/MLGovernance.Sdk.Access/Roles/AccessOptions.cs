namespace MLGovernance.Access;

/// <summary>Settings of role evaluation.</summary>
public sealed record AccessOptions
{
    /// <summary>Gets the settings used when none are given.</summary>
    public static AccessOptions Default { get; } = new();

    /// <summary>Gets how <c>/*/</c> in an operation pattern reads. The default is <see cref="WildcardMode.Collapse"/>.</summary>
    public WildcardMode Wildcards { get; init; } = WildcardMode.Collapse;
}
