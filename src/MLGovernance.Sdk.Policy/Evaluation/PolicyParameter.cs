using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A setting of a policy: a list of texts, of which most settings hold one.</summary>
/// <param name="Name">The camel-case name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Default">The values that hold where nobody sets others.</param>
public sealed record PolicyParameter(string Name, string Description, ImmutableArray<string> Default);
