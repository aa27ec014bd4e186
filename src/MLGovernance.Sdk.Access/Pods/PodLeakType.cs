namespace MLGovernance.Access;

/// <summary>One of the ways in which pods are not apart.</summary>
/// <param name="Id">The id, <c>L01</c> to <c>L32</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Remedy">What closes it.</param>
public sealed record PodLeakType(string Id, LeakSeverity Severity, string Title, string Why, string Remedy);
