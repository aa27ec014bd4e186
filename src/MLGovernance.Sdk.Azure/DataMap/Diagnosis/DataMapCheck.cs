namespace MLGovernance.Azure;

/// <summary>One thing that was checked about a Data Map.</summary>
/// <param name="Subject">What was checked, for example <c>type mlgov_aml_job</c>.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">What was found and what to do about it, for people.</param>
public sealed record DataMapCheck(string Subject, DataMapCheckState State, string Message);
