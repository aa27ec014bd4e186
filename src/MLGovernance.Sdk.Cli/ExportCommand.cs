using System.CommandLine;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Cli;

/// <summary><c>mlgov export</c>: writes lineage in a format of other tools.</summary>
internal static class ExportCommand
{
    private enum ExportFormat
    {
        Mermaid,
        Dot,
        GraphML,
        Prov,
        Csv,
        Atlas,
        Kql,
        OpenLineage,
    }

    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<ExportFormat> format = new("--format") { Description = "mermaid, dot, graphml, prov (W3C PROV-JSON), csv (an edge list), atlas (what Apache Atlas and Purview answer for one entity; needs --asset), openlineage (events, one a line, or sent with --send-to) or kql (Azure Data Explorer: the schema, and with --directory the rows)." };
        Option<string?> asset = new("--asset") { Description = "Write only what this asset was made from and what was made from it." };
        var kusto = new KustoExport();
        var command = new Command("export", "Write lineage to standard output in a format of other tools.\nExample: mlgov export --format mermaid --asset credit-risk:3 --folder payloads > lineage.mmd\nExample: mlgov export --format kql --folder payloads --directory kusto\nExample: mlgov export --format openlineage --folder payloads --send-to http://localhost:5000")
        {
            format, asset,
        };
        kusto.AddTo(command);
        var events = new OpenLineageExport();
        events.AddTo(command);
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(format) == ExportFormat.Kql)
            {
                return await kusto.RunAsync(parsed, estate, cancellationToken).ConfigureAwait(false);
            }

            if (parsed.GetValue(format) == ExportFormat.OpenLineage)
            {
                return parsed.GetValue(asset) is null
                    ? await events.RunAsync(parsed, estate, cancellationToken).ConfigureAwait(false)
                    : throw new ArgumentException("'--format openlineage' tells the whole lineage: leave '--asset' out.");
            }

            if (parsed.GetValue(format) == ExportFormat.Atlas && parsed.GetValue(asset) is null)
            {
                throw new ArgumentException("'--format atlas' is the lineage of one entity: give '--asset' as well.");
            }

            await using EstateSession session = estate.Open(parsed);
            LineageGraph graph = await session.TraceAsync(cancellationToken).ConfigureAwait(false);
            LineageNode? start = parsed.GetValue(asset) is { } name ? AssetLookup.Find(graph, name) : null;
            LineageDocument document = start is { } node ? Around(graph, node, cancellationToken) : LineageDocument.From(graph);
            Write(document, start, parsed.GetValue(format));
            return ExitCode.Success;
        });
        return command;
    }

    private static LineageDocument Around(LineageGraph graph, LineageNode node, CancellationToken cancellationToken)
    {
        LineageDocument up = LineageDocument.From(graph, node, graph.Upstream(node.Id, cancellationToken: cancellationToken), LineageRoleSet.Data);
        LineageDocument down = LineageDocument.From(graph, node, graph.Downstream(node.Id, cancellationToken: cancellationToken), LineageRoleSet.Data);
        return up.Union(down);
    }

    private static void Write(LineageDocument document, LineageNode? start, ExportFormat format)
    {
        switch (format)
        {
            case ExportFormat.Mermaid:
                LineageMermaid.Write(document, Console.Out);
                break;
            case ExportFormat.Dot:
                LineageDot.Write(document, Console.Out);
                break;
            case ExportFormat.GraphML:
                LineageGraphML.Write(document, Console.Out);
                break;
            case ExportFormat.Csv:
                LineageCsv.Write(document, Console.Out);
                break;
            case ExportFormat.Atlas:
                JsonOutput.Write((Utf8JsonWriter writer) => LineageAtlas.Write(document, start!.Value.Id, writer));
                break;
            default:
                JsonOutput.Write((Utf8JsonWriter writer) => LineageProv.Write(document, writer));
                break;
        }
    }
}
