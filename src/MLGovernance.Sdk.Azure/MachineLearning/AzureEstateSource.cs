using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads workspaces, registries and all they hold from Azure. It only ever sends GET, and needs the role Reader.</summary>
/// <remarks>
/// What cannot be read becomes an issue of the snapshot. The facts of run history are joined to the payload of each job as a member
/// <c>runHistory</c>, from which the table of kinds reads references as from any other property.
/// </remarks>
public sealed class AzureEstateSource : IEstateSource
{
    private readonly MachineLearningClient _client;
    private readonly RunHistoryAccess? _runHistory;
    private readonly AzureEstateSourceOptions _options;

    /// <summary>Initializes a source with clients of its own.</summary>
    /// <param name="credential">What gives the tokens, for example <c>DefaultAzureCredential</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public AzureEstateSource(TokenCredential credential, AzureEstateSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _options = options ?? new AzureEstateSourceOptions();
        _client = _options.Endpoint is null
            ? new MachineLearningClient(credential, _options.MachineLearning)
            : new MachineLearningClient(_options.Endpoint, credential, _options.MachineLearning);
        _runHistory = _options.ReadRunHistory
            ? new RunHistoryAccess(credential, _options.RunHistory, _options.RunHistoryEndpoint)
            : null;
    }

    /// <summary>Initializes a source over given clients, for example test doubles.</summary>
    /// <param name="client">Reads Resource Manager.</param>
    /// <param name="runHistory">Reads run history, or <see langword="null"/> for not.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults; those of clients are not used.</param>
    public AzureEstateSource(MachineLearningClient client, RunHistoryAccess? runHistory, AzureEstateSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _options = options ?? new AzureEstateSourceOptions();
        _client = client;
        _runHistory = runHistory;
    }

    /// <inheritdoc/>
    public string Name => "Azure";

    /// <inheritdoc/>
    /// <exception cref="global::Azure.RequestFailedException">Azure did not accept the token (401); nothing can be read.</exception>
    public async Task ReadAsync(
        EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(into);
        await new EstateReading(_client, _runHistory, _options, into, progress).ReadAsync(scope, cancellationToken).ConfigureAwait(false);
    }
}
