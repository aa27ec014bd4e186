using System.CommandLine;
using MLGovernance.Pipeline;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary><c>mlgov scan</c>: reads an estate and tells what is there.</summary>
internal static class ScanCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<OutputFormat> output = OutputOption.Create();
        Option<string> save = new("--save") { Description = "Keep what was read: a folder or .zip of payloads for '--folder', or a file NAME.mlgov, faster to load, for '--snapshot'." };
        var command = new Command("scan", "Read an estate: how many assets of each kind, and what could not be read.\nExample: mlgov scan --subscription 00000000-0000-0000-0000-000000000000 --save estate.mlgov")
        {
            output, save,
        };
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            await using EstateSession session = estate.Open(parsed);
            EstateSnapshot snapshot = await session.ScanAsync(cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(save) is { } path)
            {
                await SnapshotFiles.SaveAsync(snapshot, path, cancellationToken).ConfigureAwait(false);
            }

            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                WriteJson(snapshot);
            }
            else
            {
                WriteTable(snapshot);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<(AssetKind Kind, int Count)> Counts(EstateSnapshot snapshot) =>
        snapshot.Kinds.Kinds
            .Append(AssetKinds.Unknown)
            .Distinct()
            .Select(kind => (kind, snapshot.IndicesOf(kind).Length))
            .Where(row => row.Length > 0);

    private static void WriteTable(EstateSnapshot snapshot)
    {
        var table = new Table().AddColumn("Kind").AddColumn(new TableColumn("Assets").RightAligned());
        foreach ((AssetKind kind, int count) in Counts(snapshot))
        {
            table.AddRow(Markup.Escape(kind.DisplayName), count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine($"{snapshot.Count} assets, content hash {snapshot.ContentHash}");
        foreach (EstateIssue issue in snapshot.Issues)
        {
            AnsiConsole.MarkupLineInterpolated($"{(issue.IsNote ? "note" : "issue")}: {issue.Code} {issue.Location}: {issue.Message}");
        }
    }

    private static void WriteJson(EstateSnapshot snapshot) => JsonOutput.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("assets", snapshot.Count);
        writer.WriteString("contentHash", snapshot.ContentHash);
        writer.WriteString("takenAt", snapshot.TakenAt);
        writer.WriteStartObject("kinds");
        foreach ((AssetKind kind, int count) in Counts(snapshot))
        {
            writer.WriteNumber(kind.Name, count);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("issues");
        foreach (EstateIssue issue in snapshot.Issues)
        {
            writer.WriteStartObject();
            writer.WriteString("code", issue.Code);
            writer.WriteString("location", issue.Location);
            writer.WriteString("message", issue.Message);
            writer.WriteString("scope", issue.Scope?.Value);
            writer.WriteString("kind", issue.Kind);
            writer.WriteBoolean("note", issue.IsNote);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
