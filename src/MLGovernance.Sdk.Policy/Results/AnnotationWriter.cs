namespace MLGovernance.Policy;

/// <summary>Writes findings as the log commands that build servers turn into annotations. Text from the estate cannot end or add a command.</summary>
public static class AnnotationWriter
{
    /// <summary>Writes workflow commands of GitHub Actions: <c>::error title=…::message</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    public static void WriteGitHub(ComplianceReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        foreach (Finding finding in Shown(report))
        {
            string level = finding.State != ComplianceState.NonCompliant ? "notice" : finding.Severity == PolicySeverity.High ? "error" : "warning";
            output.Write($"::{level} title={Property(Title(finding))}::{Data(finding.Message)}\n");
        }

        static string Data(string text) => text
            .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

        static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    /// <summary>Writes logging commands of Azure Pipelines: <c>##vso[task.logissue type=error;code=…]message</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    public static void WriteAzureDevOps(ComplianceReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        foreach (Finding finding in Shown(report))
        {
            string type = finding.State == ComplianceState.NonCompliant && finding.Severity == PolicySeverity.High ? "error" : "warning";
            output.Write($"##vso[task.logissue type={type};code={Escape(finding.Policy.Id)};]{Escape($"{Title(finding)}: {finding.Message}")}\n");
        }

        static string Escape(string text) => text
            .Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Shown(ComplianceReport report) => report.Findings.Where(finding => finding.State != ComplianceState.Exempt);

    private static string Title(Finding finding) => $"{finding.Policy.Id} {finding.Asset.Kind.DisplayName} {finding.Asset.DisplayName}";
}
