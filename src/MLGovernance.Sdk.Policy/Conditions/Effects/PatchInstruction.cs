namespace MLGovernance.Policy;

/// <summary>One compiled operation of append or modify.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Field">The field it changes, unless its name is computed.</param>
/// <param name="FieldName">The name of the field when it is an expression.</param>
/// <param name="Value">The new value; null for remove.</param>
/// <param name="Condition">When given, the operation applies only if it is true.</param>
internal sealed record PatchInstruction(PatchAction Action, FieldReference? Field, ValueTemplate? FieldName, ValueTemplate? Value, ValueTemplate? Condition);
