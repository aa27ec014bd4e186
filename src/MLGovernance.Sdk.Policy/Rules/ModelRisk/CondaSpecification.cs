using System.Buffers;
using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The packages that a conda environment file asks for. Reads the list items of its YAML and nothing else.</summary>
/// <param name="Loose">The packages without an exact version, by name.</param>
/// <param name="Indirect">A file of requirements that the list refers to, or null.</param>
internal sealed record CondaSpecification(ImmutableArray<string> Loose, string? Indirect)
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("=<>~! [;");
    private static readonly SearchValues<char> Ranges = SearchValues.Create("<>~!*");

    internal static CondaSpecification Read(string text)
    {
        ImmutableArray<string>.Builder loose = ImmutableArray.CreateBuilder<string>();
        string? indirect = null;
        bool inDependencies = false;
        foreach (string line in text.Split('\n'))
        {
            string item = WithoutComment(line).Trim();
            if (item.Length == 0)
            {
                continue;
            }

            if (item[0] != '-')
            {
                inDependencies = item.StartsWith("dependencies:", StringComparison.Ordinal);
                continue;
            }

            item = item[1..].Trim().Trim('"', '\'');
            if (!inDependencies || item.EndsWith(':'))
            {
                continue;
            }

            if (item.StartsWith('-'))
            {
                indirect ??= item.StartsWith("-r", StringComparison.Ordinal) || item.StartsWith("--requirement", StringComparison.Ordinal) ? item : null;
            }
            else if (!IsPinned(item))
            {
                int end = item.AsSpan().IndexOfAny(Operators);
                loose.Add(end < 0 ? item : item[..end]);
            }
        }

        return new CondaSpecification(loose.ToImmutable(), indirect);
    }

    /// <summary>Tells whether an item names one version: <c>name=1.2</c>, <c>name==1.2</c>, or a repository or archive at a commit or hash.</summary>
    private static bool IsPinned(string item)
    {
        if (item.Contains("://", StringComparison.Ordinal))
        {
            int scheme = item.IndexOf("://", StringComparison.Ordinal);
            return item.LastIndexOf('@') > scheme || item.Contains("#sha256=", StringComparison.Ordinal);
        }

        return item.Contains('=', StringComparison.Ordinal) && item.AsSpan().IndexOfAny(Ranges) < 0;
    }

    private static string WithoutComment(string line)
    {
        int at = line.IndexOf(" #", StringComparison.Ordinal);
        return line.TrimStart().StartsWith('#') ? string.Empty : at < 0 ? line : line[..at];
    }
}
