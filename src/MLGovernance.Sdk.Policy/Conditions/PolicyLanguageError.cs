namespace MLGovernance.Policy;

/// <summary>Why an evaluation failed.</summary>
/// <param name="Code">TemplateExpressionFailed, InvalidParameter, InvalidField, InvalidEffect, BudgetExceeded, InvalidDefinition, InvalidPayload.</param>
/// <param name="Definition">The name of the definition; empty when it has none.</param>
/// <param name="Path">The JSON path in the definition.</param>
/// <param name="Message">What happened.</param>
public sealed record PolicyLanguageError(string Code, string Definition, string Path, string Message);
