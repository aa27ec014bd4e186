namespace MLGovernance.Policy;

/// <summary>A control of a benchmark or framework that a policy serves.</summary>
/// <param name="Framework">The framework, for example <c>Microsoft cloud security benchmark</c>.</param>
/// <param name="Control">The control's id, for example <c>NS-2</c>.</param>
/// <param name="IsOfficial">Whether the framework's owner states the mapping; false where it is this project's reading.</param>
public sealed record ControlMapping(string Framework, string Control, bool IsOfficial);
