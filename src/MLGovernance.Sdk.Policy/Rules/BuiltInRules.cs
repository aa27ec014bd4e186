using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The catalogue of built-in policies written in code: one line each.</summary>
internal static class BuiltInRules
{
    internal static ImmutableArray<PolicyRule> All { get; } =
    [
    ];
}
