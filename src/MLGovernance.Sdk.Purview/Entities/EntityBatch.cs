using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>What a catalogue should hold of an estate, in publish order: data sets first, then the processes that join them.</summary>
/// <param name="Report">The report that was mapped.</param>
/// <param name="Typedefs">The type definitions that the entities need, as the body of <c>POST …/types/typedefs</c>, UTF-8 JSON.</param>
/// <param name="Entities">The entities. A process names only data sets that stand before it.</param>
public sealed record EntityBatch(ComplianceReport Report, ReadOnlyMemory<byte> Typedefs, ImmutableArray<CatalogEntity> Entities);
