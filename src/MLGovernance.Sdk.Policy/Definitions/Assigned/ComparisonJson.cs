using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A comparison with Azure's states as a member of a JSON report.</summary>
internal static class ComparisonJson
{
    internal static void Write(AssignedComparison comparison, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("comparison");
        foreach (StateAgreement agreement in Enum.GetValues<StateAgreement>())
        {
            writer.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(agreement.ToString()), comparison.Count(agreement));
        }

        writer.WriteStartArray("entries");
        foreach (StateComparison entry in comparison.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("agreement", JsonNamingPolicy.CamelCase.ConvertName(entry.Agreement.ToString()));
            writer.WriteString("resource", entry.ResourceId);
            writer.WriteString("assignment", entry.PolicyAssignmentId);
            writer.WriteString("policy", entry.PolicyDefinitionId);
            writer.WriteString("reference", entry.ReferenceId);
            writer.WriteString("ours", entry.Ours?.ToString());
            writer.WriteString("theirs", entry.Theirs);
            if (entry.TheirsAt is { } at)
            {
                writer.WriteString("theirsAt", at);
            }

            writer.WriteString("why", entry.Why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
