using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace MLGovernance.Pipeline;

/// <summary>
/// Takes events of workspaces from Azure Event Grid and asks the hosted sync for a run. It answers both handshakes: the validation event of the
/// Event Grid schema and the OPTIONS request of CloudEvents 1.0. Register it with <c>AddWorkspaceEvents</c> and map one path to it.
/// </summary>
/// <remarks>Safe for concurrent use. It knows no web framework; the guide <c>docs/guides/keep-purview-fresh.md</c> has the lines that map it.</remarks>
public sealed partial class WorkspaceEventHandler
{
    /// <summary>The most that Event Grid sends at once.</summary>
    private const int MaxBody = 1024 * 1024;

    private readonly WorkspaceEventOptions _options;
    private readonly SyncHandle _sync;
    private readonly string _estate;
    private readonly ILogger<WorkspaceEventHandler> _logger;
    private readonly FrozenSet<string> _types;
    private readonly FrozenSet<AssetId> _workspaces;
    private readonly byte[]? _secret;

    internal WorkspaceEventHandler(WorkspaceEventOptions options, SyncHandle sync, string estate, ILogger<WorkspaceEventHandler> logger)
    {
        _options = options;
        _sync = sync;
        _estate = estate;
        _logger = logger;
        _types = options.Types.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _workspaces = options.Workspaces.ToFrozenSet();
        _secret = options.Secret is null ? null : Digest(options.Secret);
    }

    /// <summary>Handles one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops reading it.</param>
    /// <returns>
    /// 200 when the events were taken or a handshake is answered; 400 for a body that is neither schema; 401 for a sender that is not let in; 405 for other
    /// methods; 413 above 1 MB; 503 with <c>Retry-After</c> when this host stands by, so that Event Grid tries again and may reach the one that leads.
    /// </returns>
    public async ValueTask<WorkspaceEventResponse> HandleAsync(WorkspaceEventRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool isHandshake = string.Equals(request.Method, "OPTIONS", StringComparison.OrdinalIgnoreCase);
        if (!isHandshake && !string.Equals(request.Method, "POST", StringComparison.OrdinalIgnoreCase))
        {
            return WorkspaceEventResponse.Empty(405, ("Allow", "POST, OPTIONS"));
        }

        if (!await IsAuthorizedAsync(request, cancellationToken).ConfigureAwait(false))
        {
            LogRefused();
            GovernanceTelemetry.RecordEvents(_estate, "refused", 1);
            return WorkspaceEventResponse.Empty(401);
        }

        return isHandshake ? Consent(request) : await TakeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WorkspaceEventResponse> TakeAsync(WorkspaceEventRequest request, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request.Body, cancellationToken).ConfigureAwait(false) is not { } body)
        {
            return WorkspaceEventResponse.Text(413, "error", $"The body is longer than {MaxBody} bytes.");
        }

        ImmutableArray<WorkspaceEvent> events;
        try
        {
            events = WorkspaceEventReader.Read(body);
        }
        catch (JsonException error)
        {
            GovernanceTelemetry.RecordEvents(_estate, "malformed", 1);
            return WorkspaceEventResponse.Text(400, "error", $"The body is neither of the Event Grid schema nor CloudEvents 1.0: {error.Message}");
        }

        if (events.FirstOrDefault(one => one.ValidationCode is not null) is { ValidationCode: { } code } validation)
        {
            LogValidated(validation.Source);
            return WorkspaceEventResponse.Text(200, "validationResponse", code);
        }

        return Request(events);
    }

    private WorkspaceEventResponse Request(ImmutableArray<WorkspaceEvent> events)
    {
        WorkspaceEvent[] wanted = [.. events.Where(IsWanted)];
        GovernanceTelemetry.RecordEvents(_estate, "ignored", events.Length - wanted.Length);
        if (wanted.Length == 0)
        {
            return WorkspaceEventResponse.Empty(200);
        }

        if (!_sync.RequestRun())
        {
            return WorkspaceEventResponse.Empty(503, ("Retry-After", "30"));
        }

        GovernanceTelemetry.RecordEvents(_estate, "accepted", wanted.Length);
        foreach (WorkspaceEvent one in wanted)
        {
            LogAccepted(one.Type, one.Source, one.Subject);
        }

        return WorkspaceEventResponse.Empty(200);
    }

    private bool IsWanted(WorkspaceEvent one) =>
        _types.Contains(one.Type) &&
        (_workspaces.Count == 0 || (AssetId.TryParse(one.Source, null, out AssetId workspace, out _) && _workspaces.Contains(workspace)));

    /// <summary>Answers the handshake of the CloudEvents webhook specification, section "Abuse Protection".</summary>
    private WorkspaceEventResponse Consent(WorkspaceEventRequest request)
    {
        string? origin = request.Header("WebHook-Request-Origin");
        if (origin is null || !_options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return WorkspaceEventResponse.Empty(403);
        }

        LogValidated(origin);
        return request.Header("WebHook-Request-Rate") is null
            ? WorkspaceEventResponse.Empty(200, ("WebHook-Allowed-Origin", origin))
            : WorkspaceEventResponse.Empty(200, ("WebHook-Allowed-Origin", origin), ("WebHook-Allowed-Rate", "*"));
    }

    private async ValueTask<bool> IsAuthorizedAsync(WorkspaceEventRequest request, CancellationToken cancellationToken)
    {
        if (_secret is not null)
        {
            string? given = request.Header(_options.SecretHeader) is { Length: > 0 } header ? header : request.Query(_options.SecretQuery);
            if (given is null || !CryptographicOperations.FixedTimeEquals(Digest(given), _secret))
            {
                return false;
            }
        }

        return _options.AuthorizeAsync is null || await _options.AuthorizeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        byte[] part = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > MaxBody)
            {
                return null;
            }

            all.Write(part, 0, read);
        }

        return all.ToArray();
    }

    [LoggerMessage(1200, LogLevel.Information, "Event {Type} of {Source}: {Subject}. A run is asked for.")]
    private partial void LogAccepted(string type, string source, string subject);

    [LoggerMessage(1201, LogLevel.Information, "The event endpoint answered a handshake with {Origin}.")]
    private partial void LogValidated(string origin);

    [LoggerMessage(1202, LogLevel.Warning, "A request to the event endpoint was refused: its secret or token is missing or wrong.")]
    private partial void LogRefused();
}
