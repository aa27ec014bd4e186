using System.CommandLine;
using System.Text;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary><c>mlgov export --format kql</c>: the schema for Azure Data Explorer, and the rows of the estate and its findings.</summary>
internal sealed class KustoExport
{
    private enum RowFormat
    {
        Ndjson,
        Csv,
    }

    private readonly Option<DirectoryInfo> _directory = new("--directory") { Description = "With '--format kql': write the schema and the rows of this estate, findings included, into this folder." };
    private readonly Option<RowFormat> _rows = new("--rows") { Description = "With '--directory': ndjson or csv.", DefaultValueFactory = _ => RowFormat.Ndjson };

    internal void AddTo(Command command)
    {
        command.Options.Add(_directory);
        command.Options.Add(_rows);
    }

    /// <summary>Writes the schema alone, for which nothing is read, or the schema and the rows.</summary>
    internal async Task<int> RunAsync(ParseResult parsed, EstateArguments estate, CancellationToken cancellationToken)
    {
        string schema = string.Join("\n\n", LineageTables.Commands.AddRange(FindingRows.Table.Commands).Add(LineageTables.AsOfFunction(FindingRows.Table))) + "\n";
        if (parsed.GetValue(_directory) is not { } directory)
        {
            Console.Out.Write(schema);
            return ExitCode.Success;
        }

        CheckSettings settings = CheckSettings.Read(null, controls: false, baseline: null);
        await using EstateSession session = estate.Open(parsed, _ => settings.Policies);
        ComplianceReport report = await session.CheckAsync(cancellationToken).ConfigureAwait(false);
        directory.Create();
        RowFormat format = parsed.GetValue(_rows);
        Save(directory, "schema.kql", output => output.Write(Encoding.UTF8.GetBytes(schema)));
        Save(directory, format, LineageTables.Nodes, LineageRows.Nodes(report.Graph));
        Save(directory, format, LineageTables.Edges, LineageRows.Edges(report.Graph));
        Save(directory, format, FindingRows.Table, FindingRows.Of(report));
        Save(directory, format, LineageTables.Snapshots, LineageRows.Snapshots(report.Graph)); // the last to be ingested, too
        Console.Out.WriteLine(LineageTables.MakeGraphSnapshot(report.Graph.Snapshot.TakenAt));
        return ExitCode.Success;
    }

    private static void Save(DirectoryInfo directory, RowFormat format, KustoTable table, IEnumerable<IReadOnlyList<string?>> rows)
    {
        if (format == RowFormat.Ndjson)
        {
            Save(directory, table.Name + ".ndjson", output => table.WriteNdjson(rows, output));
            return;
        }

        Save(directory, table.Name + ".csv", output =>
        {
            using var writer = new StreamWriter(output, leaveOpen: true);
            table.WriteCsv(rows, writer);
        });
    }

    private static void Save(DirectoryInfo directory, string name, Action<Stream> write)
    {
        string file = Path.Combine(directory.FullName, name);
        string draft = file + ".part";
        using (FileStream output = File.Create(draft))
        using (var buffered = new BufferedStream(output, 1 << 16))
        {
            write(buffered);
        }

        File.Move(draft, file, overwrite: true);
        Console.Error.WriteLine($"wrote {file}");
    }
}
