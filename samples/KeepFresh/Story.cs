using System.Text;
using MLGovernance.Pipeline;

namespace KeepFresh;

/// <summary>Plays Azure Event Grid: the handshake of a new subscription, then an event.</summary>
internal static class Story
{
    private const string Validation = """
        [{"id":"1","topic":"/subscriptions/x","subject":"","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"0000-code"}}]
        """;

    private const string Registered = """
        [{"id":"2","topic":"/subscriptions/x/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/prod","subject":"models/churn:4",
          "eventType":"Microsoft.MachineLearningServices.ModelRegistered","data":{"ModelName":"churn","ModelVersion":4}}]
        """;

    /// <summary>Finds the saved estate of the Quickstart, from wherever the sample was started.</summary>
    public static string EstateFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "samples", "Quickstart", "estate");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The estate of samples/Quickstart was not found above the program.");
    }

    public static async Task PlayAsync(Uri server, string secret, SyncHandle sync)
    {
        using var client = new HttpClient { BaseAddress = server };
        await UntilAsync(() => sync.Status is { LastSucceeded: not null, IsRunning: false });
        Console.WriteLine($"The first run began because of {sync.Status.LastTrigger}; the next is due at {sync.Status.NextRun:u}.");

        Console.WriteLine($"Handshake: {await PostAsync(client, secret, Validation)}");
        Console.WriteLine($"Event with the wrong secret: {await PostAsync(client, "wrong", Registered)}");
        DateTimeOffset? before = sync.Status.LastStarted;
        Console.WriteLine($"Event: {await PostAsync(client, secret, Registered)}");
        await UntilAsync(() => sync.Status.LastStarted != before && !sync.Status.IsRunning);
        Console.WriteLine($"The second run began because of {sync.Status.LastTrigger}.");
        Console.WriteLine($"Health: {await client.GetStringAsync(new Uri("/healthz", UriKind.Relative))}");
    }

    private static async Task<string> PostAsync(HttpClient client, string secret, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("x-mlgov-secret", secret);
        using HttpResponseMessage response = await client.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}".TrimEnd();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
