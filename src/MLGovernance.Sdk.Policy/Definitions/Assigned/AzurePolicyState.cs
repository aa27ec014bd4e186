using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>What Azure Policy itself says of one resource under one policy: a record of PolicyInsights' policy states.</summary>
public sealed record AzurePolicyState
{
    /// <summary>Gets the id of the resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Gets the id of the assignment.</summary>
    public required string PolicyAssignmentId { get; init; }

    /// <summary>Gets the id of the definition; empty when the record has none.</summary>
    public string PolicyDefinitionId { get; init; } = "";

    /// <summary>Gets the reference id in the initiative; empty for a single definition.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>Gets the state as Azure spells it: Compliant, NonCompliant, Exempt, Conflict, Unknown, Error, Protected and others.</summary>
    public required string ComplianceState { get; init; }

    /// <summary>Gets the effect; null when the record has none.</summary>
    public string? Effect { get; init; }

    /// <summary>Gets when the resource was evaluated; null when the record does not tell.</summary>
    public DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="json">The record, as <c>queryResults</c> returns it.</param>
    /// <exception cref="AzurePolicyFormatException">It is no such record.</exception>
    public static AzurePolicyState Parse(JsonElement json)
    {
        DefinitionJson.RequireObject(json, "$");
        return new AzurePolicyState
        {
            ResourceId = DefinitionJson.Text(json, "resourceId") ?? throw new AzurePolicyFormatException("$", "'resourceId' is missing"),
            PolicyAssignmentId = DefinitionJson.Text(json, "policyAssignmentId") ?? throw new AzurePolicyFormatException("$", "'policyAssignmentId' is missing"),
            PolicyDefinitionId = DefinitionJson.Text(json, "policyDefinitionId") ?? "",
            ReferenceId = DefinitionJson.Text(json, "policyDefinitionReferenceId") ?? "",
            ComplianceState = DefinitionJson.Text(json, "complianceState") ?? Deprecated(json) ?? throw new AzurePolicyFormatException("$", "'complianceState' is missing"),
            Effect = DefinitionJson.Text(json, "policyDefinitionAction"),
            EvaluatedAt = DateTimeOffset.TryParse(DefinitionJson.Text(json, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null,
        };
    }

    // Before complianceState there was only isCompliant.
    private static string? Deprecated(JsonElement json) => DefinitionJson.Find(json, "isCompliant") switch
    {
        { ValueKind: JsonValueKind.True } => "Compliant",
        { ValueKind: JsonValueKind.False } => "NonCompliant",
        _ => null,
    };
}
