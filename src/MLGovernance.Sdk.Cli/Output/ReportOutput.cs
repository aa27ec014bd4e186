using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary>How <c>mlgov check</c> prints a report.</summary>
internal enum ReportFormat
{
    Table,
    Json,
    Sarif,
    JUnit,
    Markdown,
    Csv,
    GitHub,
    AzureDevOps,
}

/// <summary>Prints a compliance report.</summary>
internal static class ReportOutput
{
    internal static void Write(ComplianceReport report, ReportFormat format, FindingBaseline? baseline, ComplianceViews views)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonOutput.Write(writer => ComplianceJsonWriter.Write(report, writer, views));
                break;
            case ReportFormat.Sarif:
                JsonOutput.Write(writer => SarifWriter.Write(report, writer, baseline?.Fingerprints));
                break;
            case ReportFormat.JUnit:
                JUnitWriter.Write(report, Console.Out);
                break;
            case ReportFormat.Markdown:
                MarkdownWriter.Write(report, Console.Out, views);
                break;
            case ReportFormat.Csv:
                ComplianceCsvWriter.Write(report, Console.Out);
                break;
            case ReportFormat.GitHub:
                AnnotationWriter.WriteGitHub(report, Console.Out);
                break;
            case ReportFormat.AzureDevOps:
                AnnotationWriter.WriteAzureDevOps(report, Console.Out);
                break;
            default:
                FindingTable.Write(report);
                ViewTables.Write(views);
                break;
        }
    }
}
