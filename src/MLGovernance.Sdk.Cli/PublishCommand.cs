using System.CommandLine;
using MLGovernance.Cli.Purview;
using MLGovernance.Pipeline;
using MLGovernance.Purview;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary><c>mlgov publish</c>: the whole way, from sources to the Data Map.</summary>
internal static class PublishCommand
{
    internal static Command Create() => Create(
        "publish",
        "Read, trace, check, map and publish an estate to the Microsoft Purview Data Map.\nExample: mlgov publish --workspace /subscriptions/…/workspaces/prod --purview https://contoso.purview.azure.com --dry-run",
        dryRun: null);

    /// <summary>Creates the command under a name; <paramref name="dryRun"/> settles whether anything is sent, or leaves it to an option.</summary>
    internal static Command Create(string name, string description, bool? dryRun)
    {
        var estate = new EstateArguments();
        Option<Uri> purview = UriOption.Create("--purview", "The Microsoft Purview endpoint, for example https://contoso.purview.azure.com.", required: true);
        Option<string> basePath = new("--base-path") { Description = "The base path of the Data Map API; older accounts have /catalog/api.", DefaultValueFactory = _ => "/datamap/api" };
        Option<bool> dryRunOption = new("--dry-run") { Description = "Print what would be sent and send nothing." };
        var publish = new PublishArguments();
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command(name, description) { purview, basePath, output };
        publish.AddTo(command);
        if (dryRun is null)
        {
            command.Options.Add(dryRunOption);
        }

        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            bool planOnly = dryRun ?? parsed.GetValue(dryRunOption);
            bool json = parsed.GetValue(output) == OutputFormat.Json;
            PurviewTarget target = publish.Apply(parsed, new PurviewTarget(
                parsed.GetRequiredValue(purview), parsed.GetRequiredValue(basePath), planOnly, planOnly && !json ? Console.Out : null));
            await using EstateSession session = estate.Open(parsed, purview: target);
            GovernanceRun run = await session.RunAsync(cancellationToken).ConfigureAwait(false);
            PublishReceipt receipt = run.Receipts[0];
            if (json)
            {
                ReceiptOutput.WriteJson(receipt);
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"{receipt.ToString()}");
                ReceiptOutput.WriteFailures(receipt);
            }

            return receipt.Failed > 0 ? ExitCode.Partial : ExitCode.Success;
        });
        return command;
    }
}
