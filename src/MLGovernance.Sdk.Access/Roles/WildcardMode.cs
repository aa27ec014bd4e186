namespace MLGovernance.Access;

/// <summary>How the wildcard of an operation pattern reads between two slashes.</summary>
/// <remarks>The documentation does not settle it; see the built-in role AzureML Data Scientist, whose own description is
/// only true when <c>computes/*/write</c> also covers <c>computes/write</c>.</remarks>
public enum WildcardMode
{
    /// <summary><c>/*/</c> also matches a single <c>/</c> (no segment in between). The default.</summary>
    Collapse = 0,

    /// <summary><c>/*/</c> needs at least one segment, as a literal glob reads.</summary>
    Literal = 1,
}
