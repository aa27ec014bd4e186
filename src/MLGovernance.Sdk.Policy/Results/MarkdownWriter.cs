namespace MLGovernance.Policy;

/// <summary>Writes a compliance report as a Markdown summary, for pull requests and build pages.</summary>
public static class MarkdownWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(ComplianceReport report, TextWriter output) => Write(report, output, ComplianceViews.None);

    /// <summary>Writes a report with what was summed up and compared.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="views">What to write before the findings.</param>
    public static void Write(ComplianceReport report, TextWriter output, ComplianceViews views)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("# ML governance\n\n");
        output.Write($"{report.Policies.Length} policies on {report.Graph.Snapshot.Count} assets: **{report.Count(ComplianceState.NonCompliant)} violations**, ");
        output.Write($"{report.Count(ComplianceState.Unknown)} unknown, {report.Count(ComplianceState.Exempt)} exempt, {report.Count(ComplianceState.Error)} failed, {report.Count(ComplianceState.Compliant)} compliant.\n");
        if (views.Comparison is { } comparison)
        {
            ComparisonMarkdown.Write(comparison, output);
        }

        if (views.Trend is { } trend)
        {
            TrendMarkdown.Write(trend, output);
        }

        foreach (ComplianceRollup rollup in views.Rollups)
        {
            RollupMarkdown.Write(rollup, output);
        }

        foreach (PolicySeverity severity in Enum.GetValues<PolicySeverity>().Reverse())
        {
            Finding[] findings = [.. report.Findings.Where(finding => finding.Severity == severity && finding.State != ComplianceState.Exempt)];
            if (findings.Length == 0)
            {
                continue;
            }

            output.Write($"\n## {severity} ({findings.Length})\n\n| policy | asset | finding | to do |\n|---|---|---|---|\n");
            foreach (Finding finding in findings)
            {
                string state = finding.State == ComplianceState.NonCompliant ? string.Empty : $" ({finding.State})";
                output.Write(
                    $"| {finding.Policy.Id}{state} | {MarkdownText.Escape($"{finding.Asset.Kind.DisplayName} {finding.Asset.DisplayName}")} | {MarkdownText.Escape(finding.Message)} | {MarkdownText.Escape(finding.Policy.Remediation)} |\n");
            }
        }
    }
}
