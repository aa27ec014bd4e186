using Azure;
using MLGovernance.Azure;

namespace MLGovernance.Azure.Tests;

/// <summary>Clients over a fake service, with retries that do not wait.</summary>
internal static class Clients
{
    public const string Workspace =
        "/subscriptions/1111/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    public static MachineLearningClient MachineLearning(FakeService service, Action<MachineLearningClientOptions>? configure = null)
    {
        MachineLearningClientOptions options = new() { Transport = service.Transport };
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.MaxDelay = TimeSpan.Zero;
        options.Retry.Mode = global::Azure.Core.RetryMode.Fixed;
        configure?.Invoke(options);
        return new MachineLearningClient(new FakeCredential(), options);
    }

    public static async Task<List<ResourceJson>> ToListAsync(this AsyncPageable<ResourceJson> pages)
    {
        List<ResourceJson> items = [];
        await foreach (ResourceJson item in pages)
        {
            items.Add(item);
        }

        return items;
    }
}
