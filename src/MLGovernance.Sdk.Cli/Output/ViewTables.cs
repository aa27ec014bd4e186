using System.Globalization;
using MLGovernance.Policy;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary>Sums and trends of a report for people.</summary>
internal static class ViewTables
{
    internal static void Write(ComplianceViews views)
    {
        foreach (ComplianceRollup rollup in views.Rollups)
        {
            Write(rollup);
        }

        if (views.Trend is { } trend)
        {
            Write(trend);
        }

        if (views.Comparison is { } comparison)
        {
            Write(comparison);
        }
    }

    private static void Write(AssignedComparison comparison)
    {
        var table = new Table().AddColumn("Beside Azure").AddColumn("Resource").AddColumn("Assignment").AddColumn("Here").AddColumn("Azure").AddColumn("Why");
        foreach (StateComparison entry in comparison.Entries.Where(entry => entry.Agreement != StateAgreement.Agrees))
        {
            table.AddRow(
                [
                    entry.Agreement.ToString(), .. ((string[])[Last(entry.ResourceId), $"{Last(entry.PolicyAssignmentId)} {entry.ReferenceId}", entry.Ours?.ToString() ?? "-", entry.Theirs ?? "-", entry.Why]).Select(Markup.Escape),
                ]);
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }

        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Beside Azure Policy: {comparison.Count(StateAgreement.Agrees)} agree, {comparison.Count(StateAgreement.Disagrees)} disagree, {comparison.Count(StateAgreement.Undecidable)} undecidable, {comparison.Count(StateAgreement.OnlyOurs)} only here, {comparison.Count(StateAgreement.OnlyTheirs)} only there");
    }

    private static string Last(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static void Write(ComplianceRollup rollup)
    {
        var table = new Table().AddColumn(rollup.Grouping.ToString());
        foreach (string column in (ReadOnlySpan<string>)["Compliant", "Violations", "Exempt", "Unknown", "Failed", "Share", "Assets in violation"])
        {
            table.AddColumn(column, c => c.RightAligned());
        }

        foreach (ComplianceGroup group in rollup.Groups)
        {
            Row(table, group.Name ?? "(none)", group);
        }

        Row(table, "all", rollup.Total);
        AnsiConsole.Write(table);
    }

    private static void Row(Table table, string name, ComplianceGroup group)
    {
        ComplianceCounts counts = group.Verdicts;
        table.AddRow(
            [Markup.Escape(name), .. ((int[])[counts.Compliant, counts.NonCompliant, counts.Exempt, counts.Unknown, counts.Error]).Select(Text), Share(counts.Ratio), $"{Text(group.Assets.NonCompliant)} of {Text(group.Assets.Total)}"]);
    }

    private static void Write(ComplianceTrend trend)
    {
        var table = new Table().AddColumn("Since").AddColumn("Policy").AddColumn("Severity").AddColumn("Finding");
        foreach ((string state, IEnumerable<KnownFinding> findings) in (IEnumerable<(string, IEnumerable<KnownFinding>)>)[("new", trend.New), ("fixed", trend.Fixed), ("waived", trend.Waived), ("undecided", trend.Undecided)])
        {
            foreach (KnownFinding finding in findings)
            {
                table.AddRow(state, Markup.Escape(finding.Policy), finding.Severity.ToString(), Markup.Escape(finding.Message));
            }
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }

        var frameworks = new Table().AddColumn("Framework").AddColumn("Before").AddColumn("After").AddColumn("New").AddColumn("Fixed").AddColumn("Share before").AddColumn("Share after");
        foreach (TrendGroup group in trend.BySeverity.Concat(trend.ByFramework))
        {
            frameworks.AddRow(Markup.Escape(group.Name), Text(group.Before), Text(group.After), Text(group.New), Text(group.Fixed), Share(group.RatioBefore), Share(group.RatioAfter));
        }

        if (frameworks.Rows.Count > 0)
        {
            frameworks.Columns[0].Header = new Text("Severity or framework");
            AnsiConsole.Write(frameworks);
        }

        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Since {trend.Since:u}: {trend.New.Length} new, {trend.Fixed.Length} fixed, {trend.Persisting.Length} persisting, {trend.Waived.Length} waived, {trend.Undecided.Length} no longer decided; compliant share {Share(trend.Before.Ratio)} before, {Share(trend.After.Ratio)} now");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? ratio) => ratio is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "-";
}
