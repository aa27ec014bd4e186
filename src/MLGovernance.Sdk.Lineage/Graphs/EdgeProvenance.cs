namespace MLGovernance.Lineage;

/// <summary>Where an edge comes from, so that a reader can tell a fact from a deduction.</summary>
/// <param name="StatedBy">The asset whose payload gave the edge.</param>
/// <param name="Pointer">The JSON pointer of the property in that payload, or null where the identity alone gave it.</param>
/// <param name="Text">The reference as written there, or null.</param>
/// <param name="Inference">The rule that deduced the edge; <see cref="LineageInference.None"/> for a fact.</param>
/// <param name="Confidence">How sure the edge is.</param>
public sealed record EdgeProvenance(Asset StatedBy, string? Pointer, string? Text, LineageInference Inference, EdgeConfidence Confidence)
{
    /// <summary>Gets where the source itself found the statement, where it tells: the file, line and property of an OpenLineage event; else null.</summary>
    public string? Location { get; init; }

    internal static EdgeProvenance Of(LineageGraph graph, EdgeRow edge)
    {
        Asset statedBy = graph.Snapshot[edge.StatedBy];
        if (edge.Path < 0)
        {
            return new EdgeProvenance(statedBy, null, null, edge.Inference, edge.Confidence);
        }

        ReferencePath path = statedBy.Kind.References[edge.Path];
        AssetReference? stated = null;
        foreach (AssetReference reference in graph.Snapshot.ReferencesOf(edge.StatedBy))
        {
            if (reference.Path == path)
            {
                stated ??= reference;
                int bound = graph.Bind(statedBy, reference);
                if ((bound == edge.Upstream || bound == edge.Downstream) && SpeaksFor(graph, statedBy, reference, edge))
                {
                    stated = reference;
                    break;
                }
            }
        }

        return new EdgeProvenance(statedBy, stated?.Pointer, stated?.Text, edge.Inference, edge.Confidence)
        {
            Location = stated is { Path.Subject: not null } known ? known.SiblingIn(statedBy, "location") : null,
        };
    }

    private static bool SpeaksFor(LineageGraph graph, Asset statedBy, AssetReference reference, EdgeRow edge) =>
        reference.Path.Subject is null
        || (reference.SubjectIn(statedBy) is { } subject
            && graph.TryGetNode(subject, out LineageNode node)
            && (node.Index == edge.Upstream || node.Index == edge.Downstream));
}
