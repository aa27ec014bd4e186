using Azure;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.MachineLearning;

public sealed class ConditionalReadTests
{
    [SkippableFact]
    public async Task GetResourceIfChanged_WithTheTagOfTheLastAnswer_HasNoValue()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        MachineLearningClient client = loopback.MachineLearning();
        string id = await FirstWorkspaceAsync(client);
        Response<ResourceJson> first = await client.GetResourceAsync(id);
        ETag tag = Assert.NotNull(first.GetRawResponse().Headers.ETag);

        NullableResponse<ResourceJson> same = await client.GetResourceIfChangedAsync(id, tag);
        NullableResponse<ResourceJson> other = await client.GetResourceIfChangedAsync(id, new ETag("\"an older one\""));

        Assert.Equal((false, 304), (same.HasValue, same.GetRawResponse().Status));
        Assert.Throws<InvalidOperationException>(() => same.Value);
        Assert.Equal(first.Value.ToString(), other.Value.ToString());
    }

    private static async Task<string> FirstWorkspaceAsync(MachineLearningClient client)
    {
        await foreach (ResourceJson subscription in client.GetSubscriptionsAsync())
        {
            await foreach (ResourceJson workspace in client.GetWorkspacesAsync(Name(subscription)))
            {
                return workspace.Id!;
            }
        }

        throw new InvalidOperationException("The seed holds no workspace.");
    }

    private static string Name(ResourceJson subscription) => subscription.Id!["/subscriptions/".Length..];
}
