using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>What a data set is made from without a job, by one role.</summary>
/// <param name="Downstream">The node of the data set.</param>
/// <param name="Role">The role of the edges.</param>
/// <param name="Inputs">The nodes that it is made from, ascending.</param>
/// <param name="Confidence">How sure the least sure of the edges is.</param>
internal sealed record LineageStep(int Downstream, LineageRole Role, int[] Inputs, EdgeConfidence Confidence);
