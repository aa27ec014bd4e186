using MLGovernance.Policy;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary>A compliance report for people.</summary>
internal static class FindingTable
{
    internal static void Write(ComplianceReport report)
    {
        var table = new Table().AddColumn("Policy").AddColumn("Severity").AddColumn("State").AddColumn("Asset").AddColumn("Finding");
        foreach (Finding finding in report.Findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Policy.Id, StringComparer.Ordinal))
        {
            table.AddRow(
                Markup.Escape(finding.Policy.Id),
                finding.Severity.ToString(),
                finding.State.ToString(),
                Markup.Escape($"{finding.Asset.Kind.DisplayName} {finding.Asset.DisplayName}"),
                Markup.Escape(finding.Message));
        }

        if (!report.Findings.IsEmpty)
        {
            AnsiConsole.Write(table);
        }

        AnsiConsole.MarkupLineInterpolated(
            $"{report.Policies.Length} policies: {report.Count(ComplianceState.Compliant)} compliant, {report.Count(ComplianceState.NonCompliant)} violations, {report.Count(ComplianceState.Exempt)} exempt, {report.Count(ComplianceState.Unknown)} unknown, {report.Count(ComplianceState.Error)} failed");
    }
}
