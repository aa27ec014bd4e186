// Keeps a catalogue fresh: a hosted sync that runs daily and when Azure Event Grid tells of a change, with a lease, a health check and an endpoint for events.
// Without AddPurview it reads and checks only. Run it as it is: it plays Event Grid to itself, tells what came of it, and ends.
using KeepFresh;
using MLGovernance.Pipeline;

string secret = Guid.NewGuid().ToString("N");
string lease = Path.Combine(Path.GetTempPath(), $"{secret}.lease");
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();

builder.Services.AddMLGovernance(governance => governance
    .AddFolder(Story.EstateFolder())
    .AddSync(sync =>
    {
        sync.Cron = "0 3 * * *";
        sync.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");
        sync.Lease = new FileSyncLease(lease);
        sync.QuietPeriod = TimeSpan.FromMilliseconds(100);
    })
    .AddWorkspaceEvents(events => events.Secret = secret));
builder.Services.AddHealthChecks().AddMLGovernanceSync();

WebApplication app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapMethods("/events", ["POST", "OPTIONS"], async (HttpContext http, WorkspaceEventHandler events) =>
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

await app.StartAsync();
await Story.PlayAsync(new Uri(app.Urls.First()), secret, app.Services.GetRequiredService<SyncHandle>());
await app.StopAsync();
File.Delete(lease);
