using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Cli;

/// <summary>An edge with its provenance, as JSON.</summary>
internal static class EdgeJson
{
    internal static void Write(Utf8JsonWriter writer, LineageEdge edge)
    {
        EdgeProvenance provenance = edge.Provenance;
        writer.WriteStartObject();
        writer.WriteString("upstream", edge.Upstream.Id.Value);
        writer.WriteString("downstream", edge.Downstream.Id.Value);
        writer.WriteString("role", edge.Role.ToString());
        writer.WriteString("confidence", edge.Confidence.ToString());
        writer.WriteString("statedBy", provenance.StatedBy.Id.Value);
        writer.WriteString("pointer", provenance.Pointer);
        writer.WriteString("inference", provenance.Inference.ToString());
        writer.WriteEndObject();
    }
}
