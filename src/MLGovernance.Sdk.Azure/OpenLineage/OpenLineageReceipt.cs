using System.Collections.Immutable;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure;

/// <summary>What became of events that were sent.</summary>
/// <param name="Sent">The number of events that the service took.</param>
/// <param name="Refused">The events that it refused for what they say; the others were sent all the same.</param>
public sealed record OpenLineageReceipt(int Sent, ImmutableArray<RefusedOpenLineageEvent> Refused);

/// <summary>An event that the service refused.</summary>
/// <param name="Event">The event.</param>
/// <param name="Status">The HTTP status: 400, 413 or 422.</param>
/// <param name="Reason">What the service said, without secrets.</param>
public sealed record RefusedOpenLineageEvent(OpenLineageEvent Event, int Status, string Reason);
