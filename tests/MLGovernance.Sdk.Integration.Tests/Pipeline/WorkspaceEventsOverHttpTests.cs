using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MLGovernance.Pipeline;

namespace MLGovernance.Integration.Tests.Pipeline;

/// <summary>The event endpoint in a minimal API, as the guide shows it, with a client that speaks as Event Grid does.</summary>
public sealed class WorkspaceEventsOverHttpTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "a-secret-of-many-characters";
    private const string Registered = """
        [{"topic":"/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws",
          "eventType":"Microsoft.MachineLearningServices.ModelRegistered","subject":"models/sklearn_regression_model:20","eventTime":"2026-11-23T08:00:00Z",
          "id":"831e1650-001e-001b-66ab-eeb76e069631","data":{"ModelName":"sklearn_regression_model","ModelVersion":20},"dataVersion":"","metadataVersion":"1"}]
        """;

    private readonly CountingSource _source = new();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMLGovernance(g => g
            .AddSource(_ => _source)
            .AddSync(sync => (sync.RunAtStart, sync.QuietPeriod, sync.Cron) = (false, TimeSpan.Zero, "0 0 1 1 *"))
            .AddWorkspaceEvents(events => events.Secret = Secret));
        _app = builder.Build();
        _app.MapMethods("/events", ["POST", "OPTIONS"], async (HttpContext http, WorkspaceEventHandler events) =>
        {
            WorkspaceEventResponse response = await events.HandleAsync(
                new(http.Request.Method, name => http.Request.Headers[name], name => http.Request.Query[name], http.Request.Body), http.RequestAborted);
            http.Response.StatusCode = response.StatusCode;
            foreach ((string name, string value) in response.Headers)
            {
                http.Response.Headers[name] = value;
            }

            await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
        });
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    [Fact]
    public async Task Post_EventGridSubscription_IsValidatedAndItsEventsMakeARun()
    {
        using HttpResponseMessage validated = await SendAsync(HttpMethod.Post, """
            [{"id":"1","topic":"/subscriptions/x","subject":"","data":{"validationCode":"code-1"},"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent"}]
            """, ("aeg-event-type", "SubscriptionValidation"));
        Assert.Equal("""{"validationResponse":"code-1"}""", await validated.Content.ReadAsStringAsync());
        Assert.Equal("application/json", validated.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, _source.Runs);

        using HttpResponseMessage taken = await SendAsync(HttpMethod.Post, Registered, ("aeg-event-type", "Notification"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        for (int i = 0; i < 1000 && _source.Runs == 0; i++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(1, _source.Runs);
    }

    [Fact]
    public async Task Options_CloudEventsSubscription_IsConsentedTo()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Options, null, ("WebHook-Request-Origin", "eventgrid.azure.net"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("eventgrid.azure.net", Assert.Single(response.Headers.GetValues("WebHook-Allowed-Origin")));
    }

    [Fact]
    public async Task Post_WithoutSecret_IsRefused()
    {
        using var content = new StringContent(Registered, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri("/events?code=wrong", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, _source.Runs);
    }

    public void Dispose() => _client.Dispose();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/events");
        request.Headers.Add("x-mlgov-secret", Secret);
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        return await _client.SendAsync(request);
    }

    private sealed class CountingSource : IEstateSource
    {
        private int _runs;

        public string Name => "counting";

        public int Runs => Volatile.Read(ref _runs);

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return Task.CompletedTask;
        }
    }
}
