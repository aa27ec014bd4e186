namespace MLGovernance;

/// <summary>Reads an estate from outside: a cloud, a folder, a checkout. The only way data enters the house.</summary>
public interface IEstateSource
{
    /// <summary>Gets the name that progress and issues show, for example <c>Azure</c>.</summary>
    string Name { get; }

    /// <summary>Adds everything in the scope to a builder. What cannot be read becomes an <see cref="EstateIssue"/>, not an exception.</summary>
    /// <param name="scope">The part to read.</param>
    /// <param name="into">Receives resources and issues; it is safe for concurrent use.</param>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken);
}
