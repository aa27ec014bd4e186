namespace MLGovernance.Access;

/// <summary>The three answers to "may this principal do that?".</summary>
/// <remarks>The order matters: a larger value is a wider answer, so the union of two answers is their maximum.</remarks>
public enum AccessResult
{
    /// <summary>Everything that decides was readable, and nothing grants the access (or something denies it).</summary>
    Denied = 0,

    /// <summary>Something that decides could not be read or understood. A leak check treats it as a finding, an allow check as not proven.</summary>
    Indeterminate = 1,

    /// <summary>The access is granted.</summary>
    Allowed = 2,
}
