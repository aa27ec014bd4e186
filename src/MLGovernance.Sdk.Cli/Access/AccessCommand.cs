using System.CommandLine;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access</c>: who can reach what, through which chain, and whether pods are apart.</summary>
internal static class AccessCommand
{
    /// <summary>Bad input: a missing or broken file.</summary>
    internal const int BadInput = 2;

    internal static Command Create() => new("access", "Who can reach what, through which chain, and whether pods are really apart.")
    {
        WhoCommand.Create(), WhatCommand.Create(), MatrixCommand.Create(), PodsCommand.Create(), ProposeCommand.Create(), TestCommand.Create(),
    };

    /// <summary>Runs an action and turns bad input into a message and exit code 2.</summary>
    internal static int Guard(ParseResult parsed, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or FormatException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"mlgov access: {error.Message}");
            return BadInput;
        }
    }
}
