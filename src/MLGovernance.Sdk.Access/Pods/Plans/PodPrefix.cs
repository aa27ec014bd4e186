namespace MLGovernance.Access;

/// <summary>A place in storage: an account, a container and a path below which everything belongs together.</summary>
public sealed record PodPrefix
{
    /// <summary>Gets the account's name.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the container.</summary>
    public required string Container { get; init; }

    /// <summary>Gets the path from the container's root. The default is <c>/</c>, the whole container.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Tells whether a place lies in this one.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="container">The container.</param>
    /// <param name="path">The path.</param>
    public bool Contains(string account, string container, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Account.Equals(account, StringComparison.OrdinalIgnoreCase) && Container.Equals(container, StringComparison.OrdinalIgnoreCase)
            && LakePath.IsAtOrBelow(LakePath.Normalize(path), LakePath.Normalize(Path));
    }

    /// <summary>Tells whether this place and another have anything in common: one lies in the other.</summary>
    /// <param name="other">The other place.</param>
    public bool Overlaps(PodPrefix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Contains(other.Account, other.Container, other.Path) || other.Contains(Account, Container, Path);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Account}/{Container}{(Path == "/" ? "" : LakePath.Normalize(Path))}";
}
