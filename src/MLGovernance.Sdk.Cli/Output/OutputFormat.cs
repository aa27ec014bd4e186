using System.CommandLine;

namespace MLGovernance.Cli;

/// <summary>How a command prints its result.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: one JSON document on standard output.</summary>
    Json,
}

/// <summary>The option that chooses it.</summary>
internal static class OutputOption
{
    internal static Option<OutputFormat> Create() => new("--output", "-o")
    {
        Description = "How to print the result: 'table' for people, 'json' for programs. Progress and errors go to standard error.",
        DefaultValueFactory = _ => OutputFormat.Table,
    };
}
