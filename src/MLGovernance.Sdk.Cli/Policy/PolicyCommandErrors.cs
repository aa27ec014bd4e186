using System.CommandLine;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>Turns faults of the input into one line on standard error and exit code 2.</summary>
internal static class PolicyCommandErrors
{
    internal static int Guard(ParseResult parsed, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is AzurePolicyFormatException or IOException or UnauthorizedAccessException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"error: {exception.Message}");
            return 2;
        }
    }
}
