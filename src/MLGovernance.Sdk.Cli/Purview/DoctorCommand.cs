using System.CommandLine;
using MLGovernance.Azure;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Cli.Purview;

/// <summary><c>mlgov purview doctor</c>: why something does not arrive.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<Uri> purview = UriOption.Create("--purview", "The Microsoft Purview endpoint, for example https://contoso.purview.azure.com.", required: true);
        Option<string> basePath = new("--base-path") { Description = "The base path of the Data Map API; older accounts have /catalog/api.", DefaultValueFactory = _ => "/datamap/api" };
        Option<string[]> assets = new("--asset", "-a") { Description = "An asset that did not arrive: a full id, NAME or NAME:VERSION; may be given several times. It is told why." };
        Option<bool> all = new("--all") { Description = "Look for everything of the estate that did not arrive, entities and edges, and tell why." };
        Option<string> state = new("--state")
        {
            Description = "The name under which the Data Map remembers what was published; it tells what was refused or deleted from what was never published.",
            DefaultValueFactory = _ => DataMapPublisherOptions.DefaultStateName,
        };
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command("doctor", "Check the planes of the Data Map, roles and type conflicts, and tell why an asset or an edge did not arrive.\nExample: mlgov purview doctor --folder saved --purview https://contoso.purview.azure.com --asset churn:3")
        {
            purview, basePath, assets, all, state, output,
        };
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            var doctor = new DataMapDoctor(new DataMapClient(
                parsed.GetRequiredValue(purview), estate.Connection.Credential(parsed), estate.Connection.DataMapOptions(parsed, parsed.GetRequiredValue(basePath))), parsed.GetRequiredValue(state));
            EntityBatch batch;
            await using (EstateSession session = estate.Open(parsed))
            {
                batch = new EntityMapper().Map(ComplianceReport.None(await session.TraceAsync(cancellationToken).ConfigureAwait(false)), cancellationToken);
            }

            List<DataMapCheck> checks = [.. await doctor.ExamineAsync(batch, cancellationToken).ConfigureAwait(false)];
            if (parsed.GetValue(all))
            {
                checks.AddRange(await doctor.SurveyAsync(batch, cancellationToken).ConfigureAwait(false));
            }

            foreach (string asset in parsed.GetValue(assets) ?? [])
            {
                // A full id may name what was not read; that is an answer, not a mistake.
                AssetId id = asset.StartsWith('/') && AssetId.TryParse(asset, null, out AssetId full, out _) ? full : AssetLookup.Find(batch.Report.Graph, asset).Id;
                checks.AddRange((await doctor.ExplainAsync(batch, id, cancellationToken).ConfigureAwait(false)).Select(check => check with { Subject = $"{asset}: {check.Subject}" }));
            }

            Write(checks, parsed.GetValue(output));
            return checks.Any(check => check.State == DataMapCheckState.Failed) ? ExitCode.Violations : ExitCode.Success;
        });
        return command;
    }

    private static void Write(List<DataMapCheck> checks, OutputFormat format)
    {
        if (format != OutputFormat.Json)
        {
            foreach (DataMapCheck check in checks)
            {
                Console.Out.WriteLine($"{Mark(check.State),-7} {check.Subject}: {check.Message}");
            }

            return;
        }

        JsonOutput.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (DataMapCheck check in checks)
            {
                writer.WriteStartObject();
                writer.WriteString("subject", check.Subject);
                writer.WriteString("state", Mark(check.State));
                writer.WriteString("message", check.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static string Mark(DataMapCheckState state) => state switch
    {
        DataMapCheckState.Passed => "ok",
        DataMapCheckState.Warning => "warning",
        _ => "failed",
    };
}
