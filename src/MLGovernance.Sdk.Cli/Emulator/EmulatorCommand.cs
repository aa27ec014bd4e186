using System.CommandLine;
using MLGovernance.Emulator;

namespace MLGovernance.Cli.Emulator;

/// <summary><c>mlgov emulator</c>: serves the Azure endpoints on loopback until it is interrupted.</summary>
internal static class EmulatorCommand
{
    private const int BadInput = 2;

    private static readonly Option<string[]> Seed = new("--seed")
    {
        Description = "A folder, zip file or JSON file of saved payloads; may be given several times, the first wins.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Port = new("--port") { Description = "The loopback port; 0 takes a free one.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "The SQLite file that keeps the Data Map over a restart; without it, memory only.",
    };

    private static readonly Option<string?> CertificateOut = new("--certificate-out")
    {
        Description = "Where to write the certificate as PEM, for NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE and the like.",
    };

    private static readonly Option<string?> Faults = new("--faults") { Description = "A JSON file with the faults to inject." };

    private static readonly Option<int?> PageSize = new("--page-size") { Description = "The most items on one page of a list." };

    private static readonly Option<string> Account = new("--account")
    {
        Description = "The Data Map account's name, which is its root collection's as well.",
        DefaultValueFactory = _ => "emulated",
    };

    internal static Command Create()
    {
        var command = new Command("emulator", "Serve Azure Resource Manager, run history and the Purview Data Map on loopback over HTTPS.")
        {
            Seed, Port, State, CertificateOut, Faults, PageSize, Account,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            AzureEmulator emulator = await AzureEmulator.StartAsync(Options(parsed), cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                await ServeAsync(emulator, parsed, cancellationToken).ConfigureAwait(false);
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception error) when (error is IOException or FormatException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"mlgov emulator: {error.Message}").ConfigureAwait(false);
            return BadInput;
        }
    }

    private static async Task ServeAsync(AzureEmulator emulator, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Faults) is { } faults)
        {
            emulator.Faults.Load(faults);
        }

        if (parsed.GetValue(CertificateOut) is { } file)
        {
            await File.WriteAllTextAsync(file, emulator.Certificate, cancellationToken).ConfigureAwait(false);
        }

        foreach (string issue in emulator.SeedIssues)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"seed: {issue}").ConfigureAwait(false);
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"endpoint {emulator.Endpoint}").ConfigureAwait(false);
        await output.WriteLineAsync(
            $"Resource Manager knows {emulator.Resources.Count} resources; the Data Map has {emulator.DataMap.EntityCount} entities.").ConfigureAwait(false);
        await output.WriteLineAsync("Any bearer token is accepted. Press Ctrl+C to stop.").ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
    }

    private static AzureEmulatorOptions Options(ParseResult parsed) => new()
    {
        Seed = EmulatorSeed.FromPaths(parsed.GetValue(Seed) ?? []),
        Port = parsed.GetValue(Port),
        StateFile = parsed.GetValue(State),
        PageSize = parsed.GetValue(PageSize),
        AccountName = parsed.GetValue(Account)!,
    };
}
