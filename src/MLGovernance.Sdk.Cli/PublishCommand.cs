using System.CommandLine;
using MLGovernance.Pipeline;
using MLGovernance.Purview;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary><c>mlgov publish</c>: the whole way, from sources to the Data Map.</summary>
internal static class PublishCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<Uri> purview = UriOption.Create("--purview", "The Microsoft Purview endpoint, for example https://contoso.purview.azure.com.", required: true);
        Option<string> basePath = new("--base-path") { Description = "The base path of the Data Map API; older accounts have /catalog/api.", DefaultValueFactory = _ => "/datamap/api" };
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would be sent and send nothing." };
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command("publish", "Read, trace, check, map and publish an estate to the Microsoft Purview Data Map.\nExample: mlgov publish --workspace /subscriptions/…/workspaces/prod --purview https://contoso.purview.azure.com --dry-run")
        {
            purview, basePath, dryRun, output,
        };
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            bool json = parsed.GetValue(output) == OutputFormat.Json;
            var target = new PurviewTarget(
                parsed.GetRequiredValue(purview), parsed.GetRequiredValue(basePath), parsed.GetValue(dryRun), parsed.GetValue(dryRun) && !json ? Console.Out : null);
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
