namespace MLGovernance.Policy;

/// <summary>One step of an evaluation: which condition was asked, about what value, and what came out.</summary>
/// <param name="Path">The JSON path of the condition in the definition.</param>
/// <param name="Subject">What the condition looked at: the field, the text of the value, the name of the count, or allOf, anyOf, not.</param>
/// <param name="Operator">The operator; empty for allOf, anyOf and not.</param>
/// <param name="Actual">The value that was found, shortened to 256 characters; null when there was none. Values of secrets are masked.</param>
/// <param name="Operand">The value it was compared with; null for allOf, anyOf and not.</param>
/// <param name="Outcome">True, false, or null when it is unknown.</param>
/// <param name="Why">The step in one sentence.</param>
public sealed record PolicyTraceEntry(string Path, string Subject, string Operator, string? Actual, string? Operand, bool? Outcome, string Why);
