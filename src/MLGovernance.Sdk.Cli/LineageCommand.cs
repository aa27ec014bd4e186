using System.CommandLine;
using MLGovernance.Lineage;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary><c>mlgov lineage</c>: what an asset was made from, what was made from it, what a change of it touches.</summary>
internal static class LineageCommand
{
    private enum Direction
    {
        Up,
        Down,
        Impact,
    }

    internal static Command Create()
    {
        var estate = new EstateArguments();
        Argument<string> asset = new("asset") { Description = "The asset: a full id, or KIND NAME as in 'modelVersion:credit-risk:3', or just NAME or NAME:VERSION where it is unique." };
        Option<Direction> direction = new("--direction", "-d") { Description = "'up': what it was made from; 'down': what was made from it; 'impact': all that a change touches.", DefaultValueFactory = _ => Direction.Up };
        Option<int> depth = new("--depth") { Description = "The greatest number of steps to follow.", DefaultValueFactory = _ => int.MaxValue };
        Option<string?> to = new("--to") { Description = "Print the paths to this asset instead." };
        var filters = new LineageFilters();
        Option<bool> kql = new("--kql") { Description = "Print the question in KQL, for an estate in Azure Data Explorer ('mlgov export --format kql'), instead of answering it. With a full id nothing is read." };
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command("lineage", "Trace an asset.\nExample: mlgov lineage credit-risk:3 --folder payloads --direction up\nExample: mlgov lineage credit-risk:3 --folder payloads --kind dataVersion --kql")
        {
            asset, direction, depth, to, kql, output,
        };
        filters.AddTo(command);
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            bool upstream = parsed.GetValue(direction) == Direction.Up;
            LineageQuery query = filters.Apply(parsed, parsed.GetValue(direction) == Direction.Impact ? LineageQuery.Impact : LineageQuery.Lineage) with { MaxDepth = parsed.GetValue(depth) };
            if (parsed.GetValue(kql) && FullId(parsed.GetValue(asset)!) is { } id && (parsed.GetValue(to) is not { } other || FullId(other) is not null))
            {
                Console.Out.Write(Kql(id, parsed.GetValue(to) is { } end ? FullId(end) : null, query, upstream));
                return ExitCode.Success;
            }

            await using EstateSession session = estate.Open(parsed);
            LineageGraph graph = await session.TraceAsync(cancellationToken).ConfigureAwait(false);
            LineageNode start = AssetLookup.Find(graph, parsed.GetValue(asset)!);
            if (parsed.GetValue(kql))
            {
                Console.Out.Write(Kql(start.Id, parsed.GetValue(to) is { } end ? AssetLookup.Find(graph, end).Id : null, query, upstream));
                return ExitCode.Success;
            }

            if (parsed.GetValue(to) is { } target)
            {
                LineageNode end = AssetLookup.Find(graph, target);
                IEnumerable<LineagePath> paths = upstream
                    ? graph.Paths(end.Id, start.Id, query, cancellationToken: cancellationToken)
                    : graph.Paths(start.Id, end.Id, query, cancellationToken: cancellationToken);
                WritePaths([.. paths], parsed.GetValue(output));
                return ExitCode.Success;
            }

            LineageSet reached = upstream ? graph.Upstream(start.Id, query, cancellationToken) : graph.Downstream(start.Id, query, cancellationToken);
            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                WriteJson(graph, start, reached, query, upstream);
            }
            else
            {
                AnsiConsole.Write(LineageTree.Draw(graph, start, reached, query, upstream));
                AnsiConsole.MarkupLineInterpolated($"{reached.Count} {(upstream ? "upstream" : "downstream")}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Reads an identity that means the same without an estate; a path in a datastore has to be resolved to its storage account first.</summary>
    private static AssetId? FullId(string text) =>
        AssetId.TryParse(text, null, out AssetId id, out _) && id.Form != AssetIdForm.DatastorePath ? id : null;

    private static string Kql(AssetId start, AssetId? end, LineageQuery query, bool upstream) => (end, upstream) switch
    {
        ({ } other, true) => LineageKql.OverTables.Paths(other, start, query),
        ({ } other, false) => LineageKql.OverTables.Paths(start, other, query),
        (null, true) => LineageKql.OverTables.Upstream(start, query),
        _ => LineageKql.OverTables.Downstream(start, query),
    };

    private static void WritePaths(LineagePath[] paths, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonOutput.Write(writer =>
            {
                writer.WriteStartArray();
                foreach (LineagePath path in paths)
                {
                    writer.WriteStartArray();
                    foreach (LineageEdge edge in path.Edges)
                    {
                        EdgeJson.Write(writer, edge);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (LineagePath path in paths)
        {
            AnsiConsole.MarkupLineInterpolated($"{path.ToString()}");
        }

        AnsiConsole.MarkupLineInterpolated($"{paths.Length} paths");
    }

    private static void WriteJson(LineageGraph graph, LineageNode start, LineageSet reached, LineageQuery query, bool upstream) => JsonOutput.Write(writer =>
    {
        HashSet<int> inside = [start.Index, .. reached.Indices.ToArray()];
        writer.WriteStartObject();
        writer.WriteString("asset", start.Id.Value);
        writer.WriteString("direction", upstream ? "up" : "down");
        writer.WriteStartArray("nodes");
        foreach (LineageNode node in reached)
        {
            writer.WriteStartObject();
            writer.WriteString("id", node.Id.Value);
            writer.WriteString("kind", node.Kind.Name);
            writer.WriteString("name", node.DisplayName);
            writer.WriteString("state", node.State.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("edges");
        foreach (int index in inside.Order())
        {
            foreach (LineageEdge edge in graph.EdgesOutOf(graph[index]).Where(edge => query.Roles.Contains(edge.Role) && edge.Confidence <= query.WeakestConfidence && inside.Contains(edge.Downstream.Index)))
            {
                EdgeJson.Write(writer, edge);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
