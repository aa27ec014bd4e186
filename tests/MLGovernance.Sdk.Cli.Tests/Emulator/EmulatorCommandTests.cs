using System.CommandLine;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using MLGovernance.Cli.Emulator;

namespace MLGovernance.Tests.Emulator;

public sealed class EmulatorCommandTests : IDisposable
{
    private const string Workspace = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-emulator").FullName;

    [Fact]
    public async Task Run_SeedAndCertificate_ServesUntilCancelled()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "w.json"), $$"""{"id":"{{Workspace}}","name":"w","properties":{} }""");
        string pem = Path.Combine(_folder, "cert.pem");
        using var output = new EndpointWriter();
        using var stop = new CancellationTokenSource();
        Task<int> run = EmulatorCommand.Create()
            .Parse(["--seed", _folder, "--state", Path.Combine(_folder, "map.db"), "--certificate-out", pem])
            .InvokeAsync(new InvocationConfiguration { Output = output }, stop.Token);
        await Task.WhenAny(run, output.Endpoint);
        string endpoint = await output.Endpoint.WaitAsync(TimeSpan.FromSeconds(60));
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(pem);
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, presented, _, _) => presented!.Thumbprint == certificate.Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(endpoint) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "fake");
        Assert.Contains("\"w\"", await client.GetStringAsync(new Uri(Workspace + "?api-version=2025-12-01", UriKind.Relative)), StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Theory]
    [InlineData("--seed", "/no/such/folder")]
    [InlineData("--seed", ".", "--faults", "/no/such/faults.json")]
    public async Task Run_BadInput_NamesItAndExitsWith2(params string[] arguments)
    {
        using var error = new StringWriter();
        int exit = await EmulatorCommand.Create().Parse([.. arguments.Select(argument => argument == "." ? _folder : argument)])
            .InvokeAsync(new InvocationConfiguration { Error = error });
        Assert.Equal(2, exit);
        Assert.Contains("/no/such/", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Waits for the line that names the endpoint.</summary>
    private sealed class EndpointWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Endpoint => _endpoint.Task;

        public override Task WriteLineAsync(string? value)
        {
            if (value?.StartsWith("endpoint ", StringComparison.Ordinal) == true)
            {
                _endpoint.TrySetResult(value["endpoint ".Length..]);
            }

            return base.WriteLineAsync(value);
        }
    }
}
