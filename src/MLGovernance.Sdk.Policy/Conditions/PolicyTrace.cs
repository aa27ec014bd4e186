using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Collects the steps of one evaluation.</summary>
internal sealed class PolicyTrace(int capacity)
{
    private const int MaxText = 256;
    private static readonly string[] SecretNames = ["key", "secret", "password", "token", "connectionString", "sasUri", "credential", "credentials"];

    private readonly List<PolicyTraceEntry> _entries = [];

    public ImmutableArray<PolicyTraceEntry> Entries => [.. _entries];

    public void Group(LanguageEvaluation evaluation, ConditionNode node, string name, Truth outcome) =>
        Add(evaluation, new PolicyTraceEntry(node.Path, name, "", null, null, Outcome(outcome), $"{name} is {Word(outcome)}"));

    public void Condition(
        LanguageEvaluation evaluation, ConditionNode node, string kind, string subject, in PolicyValue left, ConditionOperator condition, in PolicyValue operand, Truth outcome)
    {
        string? actual = left.Kind switch
        {
            PolicyValueKind.Missing => null,
            PolicyValueKind.Unknown => null,
            _ when IsSecret(subject) => "***",
            _ => Show(left),
        };
        string shown = actual ?? (left.Kind == PolicyValueKind.Unknown ? "unknown" : "absent");
        string name = ConditionOperators.NameOf(condition);
        string expected = operand.Kind == PolicyValueKind.Unknown ? "unknown" : Show(operand);
        string why = $"{kind} '{subject}' is {shown}; {name} {expected} is {Word(outcome)}";
        if (outcome == Truth.Unknown && evaluation.UnknownReason is { } reason)
        {
            why += ": " + reason;
        }

        Add(evaluation, new PolicyTraceEntry(node.Path, subject, name, actual, expected, Outcome(outcome), why));
    }

    private void Add(LanguageEvaluation evaluation, PolicyTraceEntry entry)
    {
        evaluation.Charge(16);
        if (_entries.Count < capacity)
        {
            _entries.Add(entry);
        }
    }

    private static string Show(in PolicyValue value)
    {
        if (value.Kind is PolicyValueKind.Array or PolicyValueKind.Object)
        {
            return $"{(value.Kind == PolicyValueKind.Array ? "an array of" : "an object with")} {value.Count}{(value is { Kind: PolicyValueKind.Array, Count: > 0 and <= 4 } ? Items(value) : "")}";
        }

        string text = value.AsText() ?? "null";
        text = text.Length > MaxText ? text[..MaxText] + "…" : text;
        return value.Kind == PolicyValueKind.Text ? $"\"{text}\"" : text;
    }

    private static string Items(in PolicyValue array)
    {
        var items = new List<string>();
        foreach (PolicyValue item in array)
        {
            items.Add(item.Kind is PolicyValueKind.Array or PolicyValueKind.Object ? item.Kind.ToString() : Show(item));
        }

        return $" ({string.Join(", ", items)})";
    }

    private static bool IsSecret(string subject)
    {
        int at = subject.LastIndexOfAny(['.', '/']);
        string last = subject[(at + 1)..];
        return SecretNames.Contains(last, StringComparer.OrdinalIgnoreCase);
    }

    private static bool? Outcome(Truth truth) => truth == Truth.Unknown ? null : truth == Truth.True;

    private static string Word(Truth truth) => truth switch
    {
        Truth.True => "true",
        Truth.False => "false",
        _ => "unknown",
    };
}
