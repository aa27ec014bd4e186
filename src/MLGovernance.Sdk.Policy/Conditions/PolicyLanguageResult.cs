using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>What one policy says about one resource.</summary>
public sealed record PolicyLanguageResult
{
    /// <summary>Gets the verdict.</summary>
    public required PolicyLanguageState State { get; init; }

    /// <summary>Gets the effect that applies, as the definition or its parameter writes it; null when the rule does not match or the effect is disabled.</summary>
    public string? Effect { get; init; }

    /// <summary>Gets the effect the policy would have on a resource that matches; null when it could not be resolved.</summary>
    public string? ResolvedEffect { get; init; }

    /// <summary>Gets whether the conditions on type, name and kind let the resource in.</summary>
    public bool IsApplicable { get; init; } = true;

    /// <summary>Gets why the state is what it is, when the state alone does not tell; otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Gets the details of the effect with their expressions evaluated, without existenceCondition and deployment; null when the effect does not
    /// apply or has none.
    /// </summary>
    public JsonElement? Details { get; init; }

    /// <summary>Gets the changes append and modify would make, in order, as operations of a JSON Patch (RFC 6902) on the resource.</summary>
    public ImmutableArray<PolicyPatchOperation> Patch { get; init; } = [];

    /// <summary>Gets the failure; null unless the state is <see cref="PolicyLanguageState.Error"/>.</summary>
    public PolicyLanguageError? Error { get; init; }

    /// <summary>Gets the steps of the evaluation, when a trace was asked for.</summary>
    public ImmutableArray<PolicyTraceEntry> Trace { get; init; } = [];
}
