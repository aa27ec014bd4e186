using System.CommandLine;
using MLGovernance.Cli;
using MLGovernance.Cli.Access;
using MLGovernance.Cli.Emulator;
using MLGovernance.Cli.Policy;
using MLGovernance.Cli.Purview;
using MLGovernance.Cli.Search;
using MLGovernance.Cli.Sharing;
using MLGovernance.Cli.Sync;
using Spectre.Console;

if (Console.IsOutputRedirected)
{
    // A file or a pipe has no width to wrap at.
    AnsiConsole.Profile.Width = 1000;
}

RootCommand root = new("Governs Azure Machine Learning estates: reads them, traces lineage, checks policies and access, and publishes to Microsoft Purview.")
{
    ScanCommand.Create(),
    LineageCommand.Create(),
    ExportCommand.Create(),
    SearchCommand.Create(),
    SharingCommand.Create(),
    CheckCommand.Create(),
    AccessCommand.Create(),
    PublishCommand.Create(),
    PurviewCommand.Create(),
    SyncCommand.Create(),
    PolicyCommand.Create(),
    EmulatorCommand.Create(),
};
ParseResult command;
try
{
    command = root.Parse(args);
}
catch (InvalidOperationException error)
{
    // A validator asked for a value that is none, such as letters for a number.
    Console.Error.WriteLine("mlgov: " + error.Message);
    return ExitCode.BadInput;
}

int exitCode = await command.InvokeAsync().ConfigureAwait(false);
return command.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
