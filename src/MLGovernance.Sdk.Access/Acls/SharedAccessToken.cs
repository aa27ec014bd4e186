namespace MLGovernance.Access;

/// <summary>What a shared access signature says, without its secret.</summary>
public sealed record SharedAccessToken
{
    /// <summary>Gets the permission letters (<c>sp</c>), for example <c>rl</c>.</summary>
    public required string Permissions { get; init; }

    /// <summary>Gets the container it is for, or <see langword="null"/> when it is for every container.</summary>
    public string? Container { get; init; }

    /// <summary>Gets the directory or blob it is for, or <see langword="null"/> for the whole container.</summary>
    public string? Path { get; init; }

    /// <summary>Gets who signed a user delegation SAS.</summary>
    public string? Delegator { get; init; }

    /// <summary>Gets the user whose access lists are checked (<c>suoid</c>), or <see langword="null"/>.</summary>
    public string? UnauthorizedObjectId { get; init; }

    /// <summary>Gets the user for whom the delegator vouches (<c>saoid</c>), or <see langword="null"/>; no list is checked.</summary>
    public string? AuthorizedObjectId { get; init; }

    /// <summary>Tells whether the letters cover an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <remarks>Letters as documented for the storage SAS: r read, a add, c create, w write, d delete, l list, m move, e execute, o ownership, p permissions.</remarks>
    public bool Covers(DataOperation operation) => operation switch
    {
        DataOperation.Read => Has('r'),
        DataOperation.Append => Has('w') || Has('a'),
        DataOperation.Create => Has('c') || Has('w'),
        DataOperation.Delete or DataOperation.DeleteRecursive => Has('d'),
        DataOperation.List => Has('l'),
        DataOperation.Rename => Has('m') || (Has('d') && (Has('c') || Has('w'))),
        DataOperation.GetProperties => Has('r') || Has('e'),
        DataOperation.SetAcl => Has('p'),
        _ => Has('o'),
    };

    /// <summary>Tells whether the token is for a container and path.</summary>
    internal bool Reaches(string container, string path) =>
        (Container is null || Container.Equals(container, StringComparison.OrdinalIgnoreCase))
        && (Path is null || LakePath.IsAtOrBelow(LakePath.Normalize(path), LakePath.Normalize(Path)));

    private bool Has(char letter) => Permissions.Contains(letter, StringComparison.OrdinalIgnoreCase);
}
