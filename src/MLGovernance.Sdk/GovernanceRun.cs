using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Pipeline;

/// <summary>The results of all stages of one run. Each result holds the one before it.</summary>
/// <param name="Snapshot">What was read.</param>
/// <param name="Graph">Its lineage.</param>
/// <param name="Report">What policies found.</param>
/// <param name="Batch">The catalogue entities.</param>
/// <param name="Receipts">What each publisher did, in order of registration; empty where none is registered.</param>
public sealed record GovernanceRun(
    EstateSnapshot Snapshot, LineageGraph Graph, ComplianceReport Report, EntityBatch Batch, ImmutableArray<PublishReceipt> Receipts);
