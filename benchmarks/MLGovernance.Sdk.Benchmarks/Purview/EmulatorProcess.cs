using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Benchmarks.Purview;

/// <summary>An emulator in a process of its own, so that its memory and garbage are not taken for the publisher's.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    /// <summary>The argument by which the benchmarks' program serves as the emulator.</summary>
    internal const string Argument = "--purview-emulator";

    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorProcess(Process process, Uri endpoint, HttpClient http) => (_process, Endpoint, _http) = (process, endpoint, http);

    private Uri Endpoint { get; }

    internal static EmulatorProcess Start()
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(EmulatorProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Argument);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The emulator's process did not start.");
        var endpoint = new Uri(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The emulator's process told no address."));
        string thumbprint = process.StandardOutput.ReadLine() ?? "";
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint;
        return new EmulatorProcess(process, endpoint, new HttpClient(handler));
    }

    /// <summary>Serves as the emulator until the standard input ends.</summary>
    internal static async Task<int> ServeAsync()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync();
        Console.WriteLine(emulator.DataMapEndpoint);
        Console.WriteLine(System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(emulator.Certificate).Thumbprint);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    internal DataMapPublisher Publisher(Action<DataMapPublisherOptions>? configure = null)
    {
        var publisher = new DataMapPublisherOptions();
        configure?.Invoke(publisher);
        return new DataMapPublisher(
            new DataMapClient(Endpoint, new AnyToken(), new DataMapClientOptions { Transport = new HttpClientTransport(_http) }), publisher);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("any", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
