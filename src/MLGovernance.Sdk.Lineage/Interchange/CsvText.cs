namespace MLGovernance.Lineage;

/// <summary>Writes the cells of CSV files (RFC 4180).</summary>
public static class CsvText
{
    /// <summary>Returns a cell, quoted where it has to be. A cell that a spreadsheet would run as a formula, or that starts with an apostrophe, gets an apostrophe in front.</summary>
    /// <param name="text">The cell's text.</param>
    public static string Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
