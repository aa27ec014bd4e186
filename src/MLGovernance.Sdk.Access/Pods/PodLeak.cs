using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MLGovernance.Access;

/// <summary>One way found in which pods are not apart, with the chain that proves it.</summary>
public sealed record PodLeak
{
    private static readonly Dictionary<string, string> NoNames = [];

    /// <summary>Gets the type.</summary>
    public required PodLeakType Type { get; init; }

    /// <summary>Gets how sure it is.</summary>
    public LeakCertainty Certainty { get; init; }

    /// <summary>Gets the names of the pods whose data or work is open, in ordinal order.</summary>
    public ImmutableArray<string> Pods { get; init; } = [];

    /// <summary>Gets the principal or resource that should not be there.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the place that is open.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the shortest chain found.</summary>
    public ImmutableArray<ChainStep> Chain { get; init; } = [];

    /// <summary>Gets how many places or principals show the same leak; the chain is about the first.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Says the leak in one sentence.</summary>
    /// <param name="names">Names to show in place of object ids, or <see langword="null"/>.</param>
    public string Describe(IReadOnlyDictionary<string, string>? names = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Type.Title}: '{ShortOf(Subject)}' reaches {Target}");
        text.Append(Pods.IsEmpty ? "" : $" of {string.Join(", ", Pods)}");
        text.Append(Certainty switch { LeakCertainty.Potential => " (potential)", LeakCertainty.Indeterminate => " (cannot be ruled out)", _ => "" });
        foreach (ChainStep step in Chain)
        {
            text.Append(CultureInfo.InvariantCulture, $"; {step.From} {step.How} {step.To}");
        }

        return Named(text, names).Append('.').ToString();
    }

    /// <summary>Says each step of the chain.</summary>
    /// <param name="names">Names to show in place of object ids, or <see langword="null"/>.</param>
    public ImmutableArray<string> DescribeChain(IReadOnlyDictionary<string, string>? names = null) =>
        [.. Chain.Select(step => Named(new StringBuilder($"{step.From} {step.How} {step.To}"), names).ToString())];

    private static StringBuilder Named(StringBuilder text, IReadOnlyDictionary<string, string>? names)
    {
        foreach ((string id, string name) in (names ?? NoNames).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Replace(id, name);
        }

        return text;
    }

    /// <summary>A resource is shown by its type and name; the whole id stays in <see cref="Subject"/>.</summary>
    private static string ShortOf(string subject)
    {
        string[] segments = subject.Split('/');
        return segments.Length > 3 && subject[0] == '/' ? $"{segments[^2]}/{segments[^1]}" : subject;
    }
}
