namespace MLGovernance.Access;

/// <summary>A user delegation signature that is known to be handed out, without its secret.</summary>
public sealed record PodSignature
{
    /// <summary>Gets the account's name.</summary>
    public required string Account { get; init; }

    /// <summary>Gets what the signature says.</summary>
    public required SharedAccessToken Token { get; init; }

    /// <summary>Gets where it was found, for example a connection's id.</summary>
    public string FoundIn { get; init; } = "";
}
