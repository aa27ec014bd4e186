using System.Collections.Immutable;

namespace MLGovernance.OpenLineage;

/// <summary>What an <see cref="OpenLineageReader"/> found at one place.</summary>
/// <param name="Location">Where: the name of the file with the line, or with the place in its JSON.</param>
/// <param name="Event">The event; null where there is none.</param>
/// <param name="Issues">What is wrong with it, or why there is none.</param>
public sealed record OpenLineageRecord(string Location, OpenLineageEvent? Event, ImmutableArray<EstateIssue> Issues);
