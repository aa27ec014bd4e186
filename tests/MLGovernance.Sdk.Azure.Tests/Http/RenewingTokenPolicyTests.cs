using Azure;

namespace MLGovernance.Azure.Tests.Http;

public sealed class RenewingTokenPolicyTests
{
    [Fact]
    public async Task Send_TokenRefusedOnce_AsksForANewOneAndGoesOn()
    {
        FakeService service = new FakeService().InTurn(
            "/workspaces/ws?",
            () => FakeService.Json("""{"error":{"code":"ExpiredAuthenticationToken","message":"x"}}""", 401),
            () => FakeService.Json("""{"name":"ws"}"""));
        FakeCredential credential = new();
        MachineLearningClient client = new(credential, new MachineLearningClientOptions { Transport = service.Transport });

        Assert.Equal("ws", (await client.GetResourceAsync(Clients.Workspace)).Value.Name);
        await client.GetResourceAsync(Clients.Workspace);

        Assert.Equal(2, credential.Scopes.Count);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task Send_TokenRefusedAlways_FailsAfterTwo()
    {
        FakeService service = new FakeService().On(_ => true, _ => FakeService.Json("""{"error":{"code":"InvalidAuthenticationToken","message":"x"}}""", 401));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => Clients.MachineLearning(service).GetResourceAsync(Clients.Workspace));

        Assert.Equal((401, "InvalidAuthenticationToken", 2), (error.Status, error.ErrorCode, service.Requests.Count));
    }
}
