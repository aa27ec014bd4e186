using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads lineage. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
/// <remarks>
/// The service shows ten neighbours for each node unless asked otherwise, without an error: ask
/// <see cref="AtlasLineage.Truncated"/> and then <see cref="GetNextAsync"/>.
/// </remarks>
public class LineageClient
{
    private readonly DataMapChannel _channel = null!;

    internal LineageClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected LineageClient()
    {
    }

    /// <summary>Reads the lineage of an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="direction">The side.</param>
    /// <param name="depth">How many steps, 1 to 31. The default is 3.</param>
    /// <param name="width">How many neighbours for each node, or <see langword="null"/> for the service's ten.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasLineage>> GetAsync(
        string guid, DataMapLineageDirection direction = DataMapLineageDirection.Both, int depth = 3, int? width = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(_channel.AtlasAsync(
            RequestMethod.Get, $"lineage/{Uri.EscapeDataString(guid)}", Query(direction, depth, width), null, cancellationToken));

    /// <summary>Reads the lineage of an entity by its qualifiedName.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The name.</param>
    /// <param name="direction">The side.</param>
    /// <param name="depth">How many steps, 1 to 31. The default is 3.</param>
    /// <param name="width">How many neighbours for each node, or <see langword="null"/> for the service's ten.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasLineage>> GetByQualifiedNameAsync(
        string typeName, string qualifiedName, DataMapLineageDirection direction = DataMapLineageDirection.Both, int depth = 3, int? width = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(_channel.AtlasAsync(
            RequestMethod.Get, $"lineage/uniqueAttribute/type/{Uri.EscapeDataString(typeName)}",
            Query(direction, depth, width).Add("attr:qualifiedName", qualifiedName), null, cancellationToken));

    /// <summary>Reads more direct neighbours of a data set. The service does not page those of processes.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="direction">The side, not both.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="limit">How many to read at most.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasLineage>> GetNextAsync(
        string guid, DataMapLineageDirection direction, int offset = 0, int limit = 10, CancellationToken cancellationToken = default) =>
        ReadAsync(_channel.DataMapAsync(
            RequestMethod.Get, $"lineage/{Uri.EscapeDataString(guid)}/next/",
            new QueryText().Add("direction", Text(direction)).Add("offset", offset).Add("limit", limit), null, cancellationToken));

    private static Task<Response<AtlasLineage>> ReadAsync(Task<Response> sending) =>
        DataMapChannel.ReadAsync(sending, static json => new AtlasLineage(json));

    private static QueryText Query(DataMapLineageDirection direction, int depth, int? width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        return new QueryText().Add("direction", Text(direction)).Add("depth", depth).Add("width", width);
    }

    private static string Text(DataMapLineageDirection direction) => direction switch
    {
        DataMapLineageDirection.Input => "INPUT",
        DataMapLineageDirection.Output => "OUTPUT",
        _ => "BOTH",
    };
}
