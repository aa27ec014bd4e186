using System.CommandLine;
using Azure;
using MLGovernance.Azure;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Cli;

/// <summary><c>mlgov export --format openlineage</c>: events on standard output, or sent to a service.</summary>
internal sealed class OpenLineageExport
{
    private readonly Option<Uri> _sendTo = UriOption.Create("--send-to", "With '--format openlineage': send the events to this service instead, for example http://localhost:5000.", allowHttp: true);
    private readonly Option<FileInfo> _keyFile = new("--api-key-file") { Description = "With '--send-to': a file that holds the service's API key, sent as a bearer token over https." };

    internal void AddTo(Command command)
    {
        command.Options.Add(_sendTo);
        command.Options.Add(_keyFile);
    }

    internal async Task<int> RunAsync(ParseResult parsed, EstateArguments estate, CancellationToken cancellationToken)
    {
        await using EstateSession session = estate.Open(parsed);
        LineageGraph graph = await session.TraceAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_sendTo) is not { } endpoint)
        {
            using Stream output = Console.OpenStandardOutput();
            using var buffered = new BufferedStream(output, 1 << 16);
            OpenLineageWriter.Write(graph, buffered, cancellationToken);
            return ExitCode.Success;
        }

        OpenLineageClientOptions options = estate.Connection.OpenLineageOptions(parsed);
        OpenLineageClient client = parsed.GetValue(_keyFile) is { } file
            ? new OpenLineageClient(endpoint, new AzureKeyCredential(File.ReadAllText(file.FullName).Trim()), options)
            : new OpenLineageClient(endpoint, options);
        OpenLineageReceipt receipt = await client.SendAllAsync(OpenLineageWriter.Events(graph, cancellationToken), cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine($"sent {receipt.Sent} event(s) to {endpoint}");
        foreach (RefusedOpenLineageEvent refused in receipt.Refused)
        {
            Console.Error.WriteLine($"refused ({refused.Status}): {NameOf(refused.Event)}: {refused.Reason}");
        }

        return receipt.Refused.IsEmpty ? ExitCode.Success : ExitCode.Partial;
    }

    private static string NameOf(OpenLineageEvent told) => told switch
    {
        RunEvent run => $"{run.Job.Namespace} {run.Job.Name}",
        JobEvent job => $"{job.Job.Namespace} {job.Job.Name}",
        DatasetEvent dataset => $"{dataset.Dataset.Namespace} {dataset.Dataset.Name}",
        _ => told.Producer,
    };
}
