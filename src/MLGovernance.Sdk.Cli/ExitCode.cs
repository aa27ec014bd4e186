namespace MLGovernance.Cli;

/// <summary>What the command's exit code tells a pipeline.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    internal const int Success = 0;

    /// <summary>Policies are violated, or expectations not met.</summary>
    internal const int Violations = 1;

    /// <summary>The command line or a file is wrong.</summary>
    internal const int BadInput = 2;

    /// <summary>A service refused or could not be reached.</summary>
    internal const int ServiceFailure = 3;

    /// <summary>Some of the work was done and some was not.</summary>
    internal const int Partial = 4;

    /// <summary>The user stopped the command.</summary>
    internal const int Cancelled = 130;
}
