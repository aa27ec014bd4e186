using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The result of one case.</summary>
public sealed record PolicyCaseResult
{
    /// <summary>Gets the id of the case.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the policy says.</summary>
    public required PolicyLanguageResult Result { get; init; }

    /// <summary>Gets whether what was expected came out; null when nothing was expected.</summary>
    public bool? Passed { get; init; }

    /// <summary>Gets what differs from what was expected, one sentence each.</summary>
    public ImmutableArray<string> Differences { get; init; } = [];

    /// <summary>Writes the result as one object: id, state, effect, details, patch, error, reason, passed, differences and trace.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("state", PolicyCaseExpectation.NameOf(Result.State));
        writer.WriteString("effect", Result.Effect);
        writer.WriteString("policyEffect", Result.ResolvedEffect);
        writer.WriteBoolean("applicable", Result.IsApplicable);
        writer.WritePropertyName("details");
        if (Result.Details is { } details)
        {
            details.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        WritePatch(writer);
        WriteError(writer);
        if (Result.Reason is { } reason)
        {
            writer.WriteString("reason", reason);
        }

        if (Passed is { } passed)
        {
            writer.WriteBoolean("passed", passed);
            writer.WriteStartArray("differences");
            foreach (string difference in Differences)
            {
                writer.WriteStringValue(difference);
            }

            writer.WriteEndArray();
        }

        WriteTrace(writer);
        writer.WriteEndObject();
    }

    private void WritePatch(Utf8JsonWriter writer)
    {
        if (Result.Patch.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("patch");
        foreach (PolicyPatchOperation operation in Result.Patch)
        {
            writer.WriteStartObject();
            writer.WriteString("op", operation.Operation);
            writer.WriteString("path", operation.Path);
            if (operation.Value.ValueKind != JsonValueKind.Undefined)
            {
                writer.WritePropertyName("value");
                operation.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteError(Utf8JsonWriter writer)
    {
        if (Result.Error is not { } error)
        {
            writer.WriteNull("error");
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteString("path", error.Path);
        if (error.Definition.Length > 0)
        {
            writer.WriteString("definition", error.Definition);
        }

        writer.WriteEndObject();
    }

    private void WriteTrace(Utf8JsonWriter writer)
    {
        if (Result.Trace.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("trace");
        foreach (PolicyTraceEntry entry in Result.Trace)
        {
            writer.WriteStartObject();
            writer.WriteString("path", entry.Path);
            writer.WriteString("subject", entry.Subject);
            writer.WriteString("operator", entry.Operator);
            writer.WriteString("actual", entry.Actual);
            writer.WriteString("operand", entry.Operand);
            writer.WritePropertyName("outcome");
            if (entry.Outcome is { } outcome)
            {
                writer.WriteBooleanValue(outcome);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteString("why", entry.Why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
