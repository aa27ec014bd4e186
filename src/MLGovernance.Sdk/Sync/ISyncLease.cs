namespace MLGovernance.Pipeline;

/// <summary>A lease that at most one host holds at a time. It elects the host that runs the sync.</summary>
/// <remarks>Implementations are called by one caller at a time.</remarks>
public interface ISyncLease
{
    /// <summary>Gets what the lease is on, for logs: a path, an address without secrets.</summary>
    string Name { get; }

    /// <summary>Takes the lease, or renews it when this host holds it.</summary>
    /// <param name="duration">How long it is held from now on, unless renewed.</param>
    /// <param name="cancellationToken">Stops the attempt; whether the lease is held is then unknown.</param>
    /// <returns>Whether this host holds it. False when another does.</returns>
    Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives the lease back, so that another host need not wait for its end. Does nothing when this host does not hold it.</summary>
    /// <param name="cancellationToken">Stops the attempt; the lease then ends by itself.</param>
    Task ReleaseAsync(CancellationToken cancellationToken = default);
}
