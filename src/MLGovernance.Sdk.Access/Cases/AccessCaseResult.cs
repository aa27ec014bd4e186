using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>The outcome of one access case: what was found, and whether that is what the case expects.</summary>
public sealed record AccessCaseResult
{
    /// <summary>Gets the case's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets <c>Allowed</c>, <c>Denied</c> or <c>Indeterminate</c>; for an inheritance case the child's access list.</summary>
    public required string Result { get; init; }

    /// <summary>Gets what decided, in the words of the case files (<c>roleAssignment</c>, <c>denyAssignment</c>, <c>condition</c>, <c>noMatchingRole</c>,
    /// <c>rbac</c>, <c>acl</c>, <c>sharedKey</c>, <c>sas</c>, <c>anonymous</c>, <c>inherit</c>).</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Gets the answer in three values, before a file that knows only two folded it.</summary>
    public AccessResult? Outcome { get; init; }

    /// <summary>Gets what decides in a file that knows only two values, where the answer in three is indeterminate; null for cases about lists.</summary>
    internal string? FoldedBasis { get; init; }

    /// <summary>Gets what the case expects, or <see langword="null"/> when it states nothing.</summary>
    public string? Expected { get; init; }

    /// <summary>Gets a value indicating whether the result is the expected one, or <see langword="null"/> when nothing is expected.</summary>
    public bool? Passed { get; init; }

    /// <summary>Gets what was checked, in order, in words.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>Gets the answers of the other published readings where they differ, as <c>mode: result</c>.</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];

    /// <summary>Gets the child that an inheritance case computes.</summary>
    public LakePath? Child { get; init; }

    /// <summary>Writes the result as one JSON object: <c>id</c>, <c>result</c>, <c>evidence</c>, and <c>passed</c> when something is expected.</summary>
    /// <param name="writer">The writer.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WritePropertyName("result");
        WriteResult(writer);
        writer.WriteStartObject("evidence");
        writer.WriteString("decidedBy", DecidedBy);
        if (Outcome is { } outcome)
        {
            writer.WriteString("outcome", outcome.ToString());
        }

        Write(writer, "steps", Steps);
        Write(writer, "alternatives", Alternatives);
        writer.WriteEndObject();
        if (Passed is { } passed)
        {
            writer.WriteString("expected", Expected);
            writer.WriteBoolean("passed", passed);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private void WriteResult(Utf8JsonWriter writer)
    {
        if (Child is null)
        {
            writer.WriteStringValue(Result);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("acl", Child.Access.ToString());
        writer.WriteString("defaultAcl", Child.Default.ToString());
        writer.WriteString("owner", Child.Owner);
        writer.WriteString("owningGroup", Child.OwningGroup);
        writer.WriteEndObject();
    }
}
