using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Writes findings as CSV (RFC 4180), one a row. Cells that a spreadsheet would run as a formula start with an apostrophe.</summary>
public static class ComplianceCsvWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(ComplianceReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("policy,severity,state,kind,name,asset,message,fingerprint\r\n");
        foreach (Finding finding in report.Findings)
        {
            output.Write(string.Join(',', ((string[])
            [
                finding.Policy.Id, finding.Severity.ToString(), finding.State.ToString(), finding.Asset.Kind.Name, finding.Asset.DisplayName,
                finding.Asset.Id.Value, finding.Message, finding.Fingerprint,
            ]).Select(CsvText.Cell)));
            output.Write("\r\n");
        }
    }
}
