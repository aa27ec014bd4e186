using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads who may do what: role definitions, assignments, eligibilities and deny assignments, group members, and the access lists of data lakes.</summary>
/// <remarks>Only GET and HEAD are ever sent, and queries to Resource Graph, which change nothing. What cannot be read becomes an issue of the snapshot, so that answers stay indeterminate instead of denied.</remarks>
public sealed class AzureAccessSource : IEstateSource
{
    private readonly MachineLearningClient _resources;
    private readonly ResourceGraphClient? _graph;
    private readonly DirectoryClient _directory;
    private readonly Func<string, LakeClient> _lakes;
    private readonly AzureAccessSourceOptions _options;

    /// <summary>Initializes a source with clients of its own.</summary>
    /// <param name="credential">What gives the tokens, for example <c>DefaultAzureCredential</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public AzureAccessSource(TokenCredential credential, AzureAccessSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _options = options ?? new AzureAccessSourceOptions();
        _resources = new MachineLearningClient(credential, _options.ResourceManager);
        _graph = new ResourceGraphClient(credential, _options.ResourceManager);
        _directory = new DirectoryClient(credential, _options.Access);
        _lakes = account => new LakeClient(account, credential, _options.Access);
    }

    /// <summary>Initializes a source over given clients, for example test doubles.</summary>
    /// <param name="resources">Reads Resource Manager.</param>
    /// <param name="directory">Reads Microsoft Graph.</param>
    /// <param name="lakes">Makes the client of a storage account.</param>
    /// <param name="graph">Asks Resource Graph, or <see langword="null"/> to ask only Resource Manager.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults; those of clients are not used.</param>
    public AzureAccessSource(
        MachineLearningClient resources, DirectoryClient directory, Func<string, LakeClient> lakes, ResourceGraphClient? graph = null, AzureAccessSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(lakes);
        (_resources, _directory, _lakes, _graph, _options) = (resources, directory, lakes, graph, options ?? new AzureAccessSourceOptions());
    }

    /// <inheritdoc/>
    public string Name => "Azure access";

    /// <inheritdoc/>
    public async Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(into);
        var reading = new AccessReading(_resources, _options.UseResourceGraph ? _graph : null, _options, into);
        await reading.ReadAsync(scope, cancellationToken).ConfigureAwait(false);
        progress?.Report(new EstateProgress("roles", into.Count, into.IssueCount));
        if (_options.ReadPathLists)
        {
            await new LakeReading(_lakes, _options, into, reading.Groups).ReadAsync(reading.Lakes, cancellationToken).ConfigureAwait(false);
            progress?.Report(new EstateProgress("lists", into.Count, into.IssueCount));
        }

        if (_options.ReadGroups)
        {
            await new GroupReading(_directory, into).ReadAsync(reading.Groups, cancellationToken).ConfigureAwait(false);
            progress?.Report(new EstateProgress("groups", into.Count, into.IssueCount));
        }

        if (_options.ReadPrincipals)
        {
            await new PrincipalReading(_directory, _options, into).ReadAsync(reading.Principals, cancellationToken).ConfigureAwait(false);
            progress?.Report(new EstateProgress("principals", into.Count, into.IssueCount));
        }
    }
}
