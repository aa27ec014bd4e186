using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>A table in Azure Data Explorer: the commands that make it, and the files that it ingests.</summary>
/// <remarks>
/// A row is a list of cells, one for each column and null where nothing is known. Cells of times are ISO 8601, of dynamic columns JSON,
/// of numbers and booleans as JSON writes them.
/// </remarks>
/// <param name="Name">The name: letters and digits, fixed by the library and never taken from data.</param>
/// <param name="Description">What a row is, for people.</param>
/// <param name="Columns">The columns, in order.</param>
public sealed record KustoTable(string Name, string Description, ImmutableArray<KustoColumn> Columns)
{
    private static readonly JsonWriterOptions Line = new() { Indented = false };

    /// <summary>Gets the name of the mapping that ingests what <see cref="WriteNdjson"/> writes.</summary>
    public string JsonMappingName => Name + "Json";

    /// <summary>Gets the name of the mapping that ingests what <see cref="WriteCsv"/> writes.</summary>
    public string CsvMappingName => Name + "Csv";

    /// <summary>Gets the commands that make the table and its mappings; run again, they only add what is missing.</summary>
    public ImmutableArray<string> Commands =>
    [
        $".create-merge table {Name} ({string.Join(", ", Columns.Select(column => $"{column.Name}:{TypeName(column.Type)}"))})"
            + $" with (docstring = {KqlText.Literal(Description)}, folder = \"MLGovernance\")",
        Mapping("json", JsonMappingName, "Path", static (column, _) => "$." + column.Name),
        Mapping("csv", CsvMappingName, "Ordinal", static (_, ordinal) => ordinal.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Writes rows as newline-delimited JSON (Kusto's format <c>json</c>): an object on each line, without the members that are null.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Receives the text in UTF-8.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as the table has columns.</exception>
    public void WriteNdjson(IEnumerable<IReadOnlyList<string?>> rows, Stream output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new Utf8JsonWriter(output, Line);
        foreach (IReadOnlyList<string?> row in rows)
        {
            Check(row);
            writer.WriteStartObject();
            for (int column = 0; column < Columns.Length; column++)
            {
                if (row[column] is { } cell)
                {
                    writer.WritePropertyName(Columns[column].Name);
                    if (Columns[column].Type is KustoType.String or KustoType.DateTime)
                    {
                        writer.WriteStringValue(cell);
                    }
                    else
                    {
                        writer.WriteRawValue(cell);
                    }
                }
            }

            writer.WriteEndObject();
            writer.Flush();
            output.WriteByte((byte)'\n');
            writer.Reset();
        }
    }

    /// <summary>Writes rows as CSV with a header (ingest with <c>ignoreFirstRecord</c>). Cells that a spreadsheet would run as a formula start with an apostrophe, which Kusto keeps: prefer <see cref="WriteNdjson"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Receives the text.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as the table has columns.</exception>
    public void WriteCsv(IEnumerable<IReadOnlyList<string?>> rows, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(string.Join(',', Columns.Select(column => column.Name)) + "\r\n");
        foreach (IReadOnlyList<string?> row in rows)
        {
            Check(row);
            output.Write(string.Join(',', row.Select(cell => CsvText.Cell(cell ?? string.Empty))) + "\r\n");
        }
    }

    /// <inheritdoc/>
    public bool Equals(KustoTable? other) =>
        other is not null && Name == other.Name && Description == other.Description && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    internal static string TypeName(KustoType type) => type.ToString().ToLowerInvariant();

    private void Check(IReadOnlyList<string?> row)
    {
        if (row.Count != Columns.Length)
        {
            throw new ArgumentException($"A row of {Name} has {row.Count} cells; expected {Columns.Length}.");
        }
    }

    private string Mapping(string format, string mapping, string property, Func<KustoColumn, int, string> place)
    {
        IEnumerable<string> columns = Columns.Select((column, ordinal) =>
            $"{{\"Column\":\"{column.Name}\",\"Properties\":{{\"{property}\":\"{place(column, ordinal)}\"}}}}");
        return $".create-or-alter table {Name} ingestion {format} mapping \"{mapping}\"\n```\n[\n  {string.Join(",\n  ", columns)}\n]\n```";
    }
}
