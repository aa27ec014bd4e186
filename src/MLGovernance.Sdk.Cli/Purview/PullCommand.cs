using System.CommandLine;
using MLGovernance.Azure;
using MLGovernance.Purview;
using Spectre.Console;

namespace MLGovernance.Cli.Purview;

/// <summary><c>mlgov purview pull</c>: saves what people curated in the Data Map, for policies and publishes to use.</summary>
internal static class PullCommand
{
    internal static Command Create()
    {
        var connection = new ConnectionArguments();
        Option<Uri> purview = UriOption.Create("--purview", "The Microsoft Purview endpoint, for example https://contoso.purview.azure.com.", required: true);
        Option<string> basePath = new("--base-path") { Description = "The base path of the Data Map API; older accounts have /catalog/api.", DefaultValueFactory = _ => "/datamap/api" };
        Option<string> state = new("--state")
        {
            Description = "The name under which the Data Map remembers what was published; it tells own classifications from those of curators.",
            DefaultValueFactory = _ => DataMapPublisherOptions.DefaultStateName,
        };
        Option<FileInfo> output = new("--output", "-o") { Description = "The file to write. Other commands take it as --facts.", Required = true };
        var command = new Command(
            "pull",
            "Save what people curated in the Data Map: classifications, terms, owners, experts, labels, descriptions, business metadata. Reads only.\n"
            + "Example: mlgov purview pull --purview https://contoso.purview.azure.com --output curated.json; mlgov check --workspace ID --facts curated.json")
        {
            purview, basePath, state, output,
        };
        connection.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            var client = new DataMapClient(
                parsed.GetRequiredValue(purview), connection.Credential(parsed), connection.DataMapOptions(parsed, parsed.GetRequiredValue(basePath)));
            CuratedFacts facts = await new DataMapFactsSource(client, stateName: parsed.GetRequiredValue(state)).PullAsync(cancellationToken).ConfigureAwait(false);
            string path = parsed.GetRequiredValue(output).FullName;
            await using (FileStream file = File.Create(path + ".part"))
            {
                facts.Save(file);
            }

            File.Move(path + ".part", path, overwrite: true);
            AnsiConsole.MarkupLineInterpolated($"{facts.Assets.Length} curated assets in {path}");
            return ExitCode.Success;
        });
        return command;
    }
}
