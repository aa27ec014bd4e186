using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MLGovernance.Azure;

/// <summary>The activity source and the meter of this library; both are named <c>MLGovernance.Azure</c>.</summary>
internal static class AzureTelemetry
{
    internal const string Name = "MLGovernance.Azure";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Pages =
        Meter.CreateCounter<long>("mlgov.azure.pages", "{page}", "List pages read.");

    internal static readonly Counter<long> Resources =
        Meter.CreateCounter<long>("mlgov.azure.resources", "{resource}", "Resources read.");

    internal static readonly Counter<long> Throttled =
        Meter.CreateCounter<long>("mlgov.azure.throttled", "{response}", "Answers 429 and 503.");

    internal static readonly Histogram<int> RemainingRequests =
        Meter.CreateHistogram<int>("mlgov.azure.ratelimit.remaining", "{request}", "Requests left, as the service states them.");

    internal static readonly Counter<long> PublishedEntities =
        Meter.CreateCounter<long>("mlgov.datamap.entities", "{entity}", "Catalogue entities sent, by outcome.");

    /// <summary>Marks an activity as failed by the type of the exception; messages stay out of traces.</summary>
    internal static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().FullName);
}
