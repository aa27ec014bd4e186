using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>A roll-up as a Markdown table.</summary>
internal static class RollupMarkdown
{
    internal static void Write(ComplianceRollup rollup, TextWriter output)
    {
        output.Write($"\n## By {rollup.Grouping.ToString().ToLowerInvariant()}\n\n| {rollup.Grouping.ToString().ToLowerInvariant()} | compliant | violations | exempt | unknown | failed | share | assets in violation |\n|---|---|---|---|---|---|---|---|\n");
        foreach (ComplianceGroup group in rollup.Groups)
        {
            Write(group.Name is null ? "(none)" : MarkdownText.Escape(group.Name), group, output);
        }

        Write("**all**", rollup.Total, output);
    }

    internal static string Share(double? ratio) => ratio is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "–";

    private static void Write(string name, ComplianceGroup group, TextWriter output)
    {
        ComplianceCounts verdicts = group.Verdicts;
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {verdicts.Compliant} | {verdicts.NonCompliant} | {verdicts.Exempt} | {verdicts.Unknown} | {verdicts.Error} | {Share(verdicts.Ratio)} | {group.Assets.NonCompliant} of {group.Assets.Total} |\n"));
    }
}
