// The main job of the library, from an estate to published, governed lineage.
//
//   dotnet run --project samples/Quickstart
//     reads the sample estate beside this file over HTTPS from the embedded emulator; needs no Azure subscription.
//   dotnet run --project samples/Quickstart -- --workspace <ARM id> --purview <endpoint>
//     does the same with a real workspace and a real Data Map, signed in by DefaultAzureCredential ('az login' is enough).
using Azure.Identity;
using MLGovernance;
using MLGovernance.Emulator;
using MLGovernance.Pipeline;
using MLGovernance.Policy;
using Microsoft.Extensions.DependencyInjection;
using Quickstart;

CommandLine command = CommandLine.Parse(args);
if (command.Problem is { } problem)
{
    Console.Error.WriteLine(problem);
    return 2;
}

await using AzureEmulator? emulator = command.Workspace is null
    ? await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = Path.Combine(AppContext.BaseDirectory, "estate") })
    : null;
var services = new ServiceCollection();
services.AddMLGovernance(governance =>
{
    if (emulator is not null)
    {
        // Any token will do for the emulator; the clients trust its certificate and nothing else changes.
        governance
            .AddAzureMachineLearning(azure => EmulatedCloud.Use(emulator, azure))
            .AddScanResults(Path.Combine(AppContext.BaseDirectory, "scans"))
            .AddPurview(purview => EmulatedCloud.Use(emulator, purview));
    }
    else
    {
        var credential = new DefaultAzureCredential();
        governance
            .WithScope(EstateScope.Workspace(AssetId.Parse(command.Workspace!)))
            .AddAzureMachineLearning(azure => azure.Credential = credential)
            .AddPurview(purview =>
            {
                purview.Credential = credential;
                purview.Endpoint = new Uri(command.Purview!);
            });
    }
});
await using ServiceProvider provider = services.BuildServiceProvider();
GovernancePipeline pipeline = provider.GetRequiredService<GovernancePipeline>();
var story = new Story(Console.Out);
story.Begin(emulator?.Endpoint, command.Workspace);

GovernanceRun run = await pipeline.RunAsync(new ConsoleProgress());

story.Estate(run.Snapshot);
story.Lineage(run.Graph);
story.Violations(run.Report);
story.Published(run);
if (emulator is not null)
{
    await story.ReadBackAsync(run, EmulatedCloud.Client(emulator));
    await AccessStory.TellAsync(Console.Out, run.Snapshot, emulator, EmulatedCloud.Credential);
}

return run.Receipts.All(receipt => receipt.Failed == 0) ? 0 : 1;
