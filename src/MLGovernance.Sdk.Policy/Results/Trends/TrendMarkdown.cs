using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>A trend as Markdown: the movement in one line, by severity and framework, and what is new and fixed.</summary>
internal static class TrendMarkdown
{
    internal static void Write(ComplianceTrend trend, TextWriter output)
    {
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\n## Since {trend.Since:u}\n\n**{trend.New.Length} new**, {trend.Fixed.Length} fixed, {trend.Persisting.Length} persisting, {trend.Waived.Length} waived since, {trend.Undecided.Length} no longer decided. Compliant share {RollupMarkdown.Share(trend.Before.Ratio)} → {RollupMarkdown.Share(trend.After.Ratio)}.\n"));
        Groups("severity", trend.BySeverity, output);
        Groups("policy", trend.ByPolicy, output);
        Groups("framework", trend.ByFramework, output);
        Findings("New", trend.New, output);
        Findings("Fixed", trend.Fixed, output);
        Findings("No longer decided", trend.Undecided, output);
    }

    private static void Groups(string title, ImmutableArray<TrendGroup> groups, TextWriter output)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        output.Write($"\n| {title} | before | after | new | fixed | share before | share after |\n|---|---|---|---|---|---|---|\n");
        foreach (TrendGroup group in groups)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Escape(group.Name)} | {group.Before} | {group.After} | {group.New} | {group.Fixed} | {RollupMarkdown.Share(group.RatioBefore)} | {RollupMarkdown.Share(group.RatioAfter)} |\n"));
        }
    }

    private static void Findings(string title, ImmutableArray<KnownFinding> findings, TextWriter output)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        output.Write($"\n### {title}\n\n");
        foreach (KnownFinding finding in findings)
        {
            output.Write($"- {finding.Policy} ({finding.Severity}): {MarkdownText.Escape(finding.Message)}\n");
        }
    }
}
