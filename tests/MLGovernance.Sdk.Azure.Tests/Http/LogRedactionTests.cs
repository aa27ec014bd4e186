using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;

namespace MLGovernance.Azure.Tests.Http;

public sealed class LogRedactionTests
{
    [Fact]
    public async Task Logs_AndSpans_HoldNoTokenNoSecretAndNoSkipToken()
    {
        ConcurrentQueue<string> seen = new();
        using AzureEventSourceListener listener = new((_, message) => seen.Enqueue(message), EventLevel.Verbose);
        using ActivityListener spans = new()
        {
            ShouldListenTo = source => source.Name == "MLGovernance.Azure",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => seen.Enqueue($"{activity.OperationName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(spans);
        FakeService service = new FakeService()
            .On("/jobs?", """{"value":[{"id":"/a","properties":{"password":"CANARY-1"}}],"nextLink":"https://management.azure.com/log-probe?$skip=CANARY-2&sig=CANARY-3"}""")
            .On("/log-probe", """{"error":{"code":"X","message":"AccountKey=CANARY-4;"}}""", 409, ("x-ms-request-id", "id-probe"), ("Set-Cookie", "CANARY-5"));

        await Assert.ThrowsAsync<global::Azure.RequestFailedException>(() => Clients.MachineLearning(service)
            .GetResourcesAsync(Clients.Workspace, ResourceListing.OfWorkspace.Single(listing => listing.Segment == "jobs")).ToListAsync());

        string all = string.Join('\n', seen);
        Assert.Contains("log-probe", all, StringComparison.Ordinal);
        Assert.Contains("id-probe", all, StringComparison.Ordinal);
        Assert.Contains("List [mlgov.list, jobs]", all, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", all, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeCredential.Token, all, StringComparison.Ordinal);
    }
}
