namespace MLGovernance.Policy;

/// <summary>A comparison with Azure's states as Markdown: the counts, and every pair that does not agree.</summary>
internal static class ComparisonMarkdown
{
    internal static void Write(AssignedComparison comparison, TextWriter output)
    {
        output.Write($"\n## Beside Azure Policy\n\n{Line(comparison)}.\n");
        StateComparison[] odd = [.. comparison.Entries.Where(entry => entry.Agreement != StateAgreement.Agrees)];
        if (odd.Length == 0)
        {
            return;
        }

        output.Write("\n| | resource | assignment | ours | Azure's | why |\n|---|---|---|---|---|---|\n");
        foreach (StateComparison entry in odd)
        {
            output.Write(
                $"| {entry.Agreement} | {Last(entry.ResourceId)} | {Last(entry.PolicyAssignmentId)} {MarkdownText.Escape(entry.ReferenceId)} | {entry.Ours?.ToString() ?? "–"} | {MarkdownText.Escape(entry.Theirs ?? "–")} | {MarkdownText.Escape(entry.Why)} |\n");
        }
    }

    private static string Line(AssignedComparison comparison) =>
        string.Join(", ", Enum.GetValues<StateAgreement>().Select(agreement => $"{comparison.Count(agreement)} {Word(agreement)}"));

    private static string Word(StateAgreement agreement) => agreement switch
    {
        StateAgreement.Agrees => "agree",
        StateAgreement.Disagrees => "disagree",
        StateAgreement.Undecidable => "undecidable",
        StateAgreement.OnlyOurs => "only here",
        _ => "only there",
    };

    private static string Last(string id) => MarkdownText.Escape(id[(id.LastIndexOf('/') + 1)..]);
}
