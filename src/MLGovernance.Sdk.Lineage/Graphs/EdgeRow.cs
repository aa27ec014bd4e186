namespace MLGovernance.Lineage;

/// <summary>An edge as the graph stores it.</summary>
/// <param name="Upstream">The node that is used.</param>
/// <param name="Downstream">The node that uses it.</param>
/// <param name="StatedBy">The asset whose payload gave the edge.</param>
/// <param name="Path">The number of the reference path in the kind of <paramref name="StatedBy"/>, or -1.</param>
/// <param name="Role">What the edge says.</param>
/// <param name="Inference">The rule that deduced it.</param>
/// <param name="Confidence">How sure it is.</param>
internal readonly record struct EdgeRow(
    int Upstream, int Downstream, int StatedBy, short Path, LineageRole Role, LineageInference Inference, EdgeConfidence Confidence);
