using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Events;

public sealed class WorkspaceEventHandlerTests
{
    private const string Secret = "CANARY-0123456789abcdef";
    private const string Workspace = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private readonly SyncHandle _sync = new(new SyncOptions(), new FakeTimeProvider());
    private readonly HeardLog _log = new();

    private bool IsAsked => _sync.Pending().Due is not null;

    [Fact]
    public async Task Handle_ValidationEvent_ReturnsItsCodeAndAsksForNothing()
    {
        WorkspaceEventResponse response = await PostAsync($$"""
            [{"id":"2d1781af","topic":"{{Workspace}}","subject":"","data":{"validationCode":"512d38b6-c7b8","validationUrl":"https://rp-eastus2.eventgrid.azure.net:553/x"},
              "eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-11-23T08:00:00Z","metadataVersion":"1","dataVersion":"2"}]
            """);

        Assert.Equal(200, response.StatusCode);
        Assert.Equal("""{"validationResponse":"512d38b6-c7b8"}""", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal("application/json", response.Headers["content-type"]);
        Assert.False(IsAsked);
    }

    [Theory]
    [InlineData("""[{"id":"1","topic":"WS","subject":"models/churn:3","eventType":"Microsoft.MachineLearningServices.ModelRegistered","eventTime":"2026-11-23T08:00:00Z","data":{},"dataVersion":"","metadataVersion":"1"}]""")]
    [InlineData("""[{"id":"1","source":"WS","subject":"endpoints/churn","type":"Microsoft.MachineLearningServices.ModelDeployed","time":"2026-11-23T08:00:00Z","data":{},"specversion":"1.0"}]""")]
    [InlineData("""{"id":"1","source":"WS","subject":"experiments/0fa9/runs/r1","type":"Microsoft.MachineLearningServices.RunCompleted","time":"2026-11-23T08:00:00Z","specversion":"1.0"}""")]
    public async Task Handle_EventOfEitherSchema_AsksForARun(string body)
    {
        WorkspaceEventResponse response = await PostAsync(body.Replace("WS", Workspace, StringComparison.Ordinal), options => options.Workspaces = [AssetId.Parse(Workspace)]);

        Assert.Equal(200, response.StatusCode);
        Assert.True(IsAsked);
    }

    [Theory]
    [InlineData("Microsoft.Storage.BlobCreated", Workspace)]
    [InlineData("Microsoft.MachineLearningServices.RunCompleted", Workspace + "2")]
    [InlineData("Microsoft.MachineLearningServices.RunCompleted", "nonsense")]
    public async Task Handle_EventOfOtherTypeOrWorkspace_IsAcknowledgedAndIgnored(string type, string source)
    {
        WorkspaceEventResponse response = await PostAsync(
            $$"""[{"id":"1","source":"{{source}}","type":"{{type}}","specversion":"1.0"}]""", options => options.Workspaces = [AssetId.Parse(Workspace)]);

        Assert.Equal(200, response.StatusCode);
        Assert.False(IsAsked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CANARY-0123456789abcdeF")]
    public async Task Handle_WrongSecret_IsRefusedAndNothingIsLogged(string? given)
    {
        WorkspaceEventResponse response = await Handler().HandleAsync(Request("POST", Event(), given));

        Assert.Equal(401, response.StatusCode);
        Assert.Equal(0, response.Body.Length);
        Assert.False(IsAsked);
        Assert.DoesNotContain("CANARY", string.Join('\n', _log.Lines), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Handle_SecretInTheQuery_IsTaken()
    {
        var request = new WorkspaceEventRequest("POST", _ => null, name => name == "code" ? Secret : null, Stream(Event()));

        Assert.Equal(200, (await Handler().HandleAsync(request)).StatusCode);
        Assert.True(IsAsked);
        Assert.DoesNotContain("CANARY", string.Join('\n', _log.Lines), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 401)]
    public async Task Handle_OwnAuthorization_Decides(bool isLetIn, int status)
    {
        WorkspaceEventHandler handler = Handler(options =>
        {
            options.Secret = null;
            options.AuthorizeAsync = (request, _) => new(isLetIn && request.Header("Authorization") == "Bearer token");
        });
        var request = new WorkspaceEventRequest("POST", name => name == "Authorization" ? "Bearer token" : null, _ => null, Stream(Event()));

        Assert.Equal(status, (await handler.HandleAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Handle_CloudEventsHandshake_AllowsEventGridOnly()
    {
        WorkspaceEventHandler handler = Handler();

        WorkspaceEventResponse allowed = await handler.HandleAsync(Request("OPTIONS", "", Secret, ("WebHook-Request-Origin", "eventgrid.azure.net"), ("WebHook-Request-Rate", "120")));
        WorkspaceEventResponse foreign = await handler.HandleAsync(Request("OPTIONS", "", Secret, ("WebHook-Request-Origin", "evil.example")));
        WorkspaceEventResponse stranger = await handler.HandleAsync(Request("OPTIONS", "", null, ("WebHook-Request-Origin", "eventgrid.azure.net")));

        Assert.Equal((200, "eventgrid.azure.net", "*"), (allowed.StatusCode, allowed.Headers["WebHook-Allowed-Origin"], allowed.Headers["WebHook-Allowed-Rate"]));
        Assert.Equal((403, 401), (foreign.StatusCode, stranger.StatusCode));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[1]", 400)]
    [InlineData("""[{"id":"1"}]""", 400)]
    [InlineData("""[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{}}]""", 400)]
    [InlineData("[]", 200)]
    public async Task Handle_Malformed_SaysWhatWasExpected(string body, int status)
    {
        WorkspaceEventResponse response = await PostAsync(body);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == 400, Encoding.UTF8.GetString(response.Body.Span).Contains("CloudEvents 1.0", StringComparison.Ordinal));
        Assert.False(IsAsked);
    }

    [Fact]
    public async Task Handle_TooLongOrOtherMethod_IsRefused()
    {
        Assert.Equal(413, (await PostAsync(new string(' ', (1024 * 1024) + 1))).StatusCode);
        Assert.Equal(405, (await Handler().HandleAsync(Request("GET", "", Secret))).StatusCode);
    }

    [Fact]
    public async Task Handle_StandbyHost_AsksEventGridToTryAgain()
    {
        _sync.Update(status => status with { IsStandingBy = true });

        WorkspaceEventResponse response = await PostAsync(Event());

        Assert.Equal((503, "30"), (response.StatusCode, response.Headers["Retry-After"]));
    }

    [Theory]
    [InlineData(null, "needs a Secret")]
    [InlineData("short", "5 characters")]
    public void Validate_NoOrShortSecret_IsRefusedWithoutRepeatingIt(string? secret, string expected)
    {
        ValidateOptionsResult result = new WorkspaceEventOptionsValidator().Validate(null, new WorkspaceEventOptions { Secret = secret });

        Assert.Contains(expected, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("short;", result.FailureMessage, StringComparison.Ordinal);
    }

    private static string Event() =>
        $$"""[{"id":"1","topic":"{{Workspace}}","subject":"models/churn:3","eventType":"Microsoft.MachineLearningServices.ModelRegistered","data":null}]""";

    private static MemoryStream Stream(string body) => new(Encoding.UTF8.GetBytes(body));

    private static WorkspaceEventRequest Request(string method, string body, string? secret, params (string Name, string Value)[] headers) => new(
        method,
        name => name == "x-mlgov-secret" ? secret : headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
        _ => null,
        Stream(body));

    private ValueTask<WorkspaceEventResponse> PostAsync(string body, Action<WorkspaceEventOptions>? configure = null) =>
        Handler(configure).HandleAsync(Request("POST", body, Secret));

    private WorkspaceEventHandler Handler(Action<WorkspaceEventOptions>? configure = null)
    {
        var options = new WorkspaceEventOptions { Secret = Secret };
        configure?.Invoke(options);
        return new WorkspaceEventHandler(options, _sync, "events", _log);
    }

    private sealed class HeardLog : ILogger<WorkspaceEventHandler>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
