using System.CommandLine;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace MLGovernance.Cli;

/// <summary>Runs the body of a command and turns what can go wrong into one clear line on standard error and an exit code.</summary>
internal static class CommandAction
{
    internal static void Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> body) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await body(parsed, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return Fail(ExitCode.Cancelled, "Stopped.");
            }
            catch (AuthenticationFailedException error)
            {
                return Fail(ExitCode.ServiceFailure, $"Signing in failed: {FirstLine(error)} Run 'az login', or see DefaultAzureCredential for other ways.");
            }
            catch (RequestFailedException error)
            {
                return Fail(ExitCode.ServiceFailure, $"The service answered {error.Status} {error.ErrorCode}: {FirstLine(error)}");
            }
            catch (HttpRequestException error)
            {
                return Fail(ExitCode.ServiceFailure, $"The service could not be reached: {FirstLine(error)}");
            }
            catch (Exception error) when (error is FormatException or JsonException or InvalidDataException or IOException or UnauthorizedAccessException
                or KeyNotFoundException or ArgumentException or OptionsValidationException or InvalidOperationException)
            {
                return Fail(ExitCode.BadInput, FirstLine(error));
            }
        });

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine("mlgov: " + SecretScrubber.ScrubText(message));
        return code;
    }

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0].Trim();
}
