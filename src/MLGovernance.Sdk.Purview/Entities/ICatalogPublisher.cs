namespace MLGovernance.Purview;

/// <summary>Writes a batch of entities to a catalogue outside. The only way data leaves the house.</summary>
public interface ICatalogPublisher
{
    /// <summary>Publishes a batch. What the catalogue refuses is told in the receipt, not thrown; the rest is published.</summary>
    /// <param name="batch">The entities.</param>
    /// <param name="cancellationToken">Stops the publishing; what was sent stays.</param>
    /// <exception cref="OperationCanceledException">The publishing was stopped.</exception>
    Task<PublishReceipt> PublishAsync(EntityBatch batch, CancellationToken cancellationToken = default);
}
