using System.Runtime.CompilerServices;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>The isolation analysis of each snapshot, made once however many rules and threads ask, with the leaks laid on assets.</summary>
internal sealed class PodFindings(PodPlan plan, AccessOptions? options)
{
    private readonly ConditionalWeakTable<EstateSnapshot, Lazy<Analysis>> _known = [];

    public PodPlan Plan => plan;

    public Analysis Of(EstateSnapshot snapshot) => _known.GetValue(snapshot, key => new Lazy<Analysis>(() => Analyze(key))).Value;

    private Analysis Analyze(EstateSnapshot snapshot)
    {
        PodIsolationReport report = PodIsolation.Analyze(PodEstate.From(snapshot), plan, options);
        var places = new PodPlacing(snapshot, plan);
        return new Analysis(report, report.Leaks.ToLookup(leak => (leak.Type.Id, places.Of(leak))), places.Holders);
    }

    /// <summary>What was found in a snapshot.</summary>
    /// <param name="Report">The report.</param>
    /// <param name="Leaks">The leaks by type and the number of the asset that they are told of.</param>
    /// <param name="Holders">The numbers of the assets that stand for the pods.</param>
    internal sealed record Analysis(PodIsolationReport Report, ILookup<(string Type, int Asset), PodLeak> Leaks, IReadOnlySet<int> Holders);
}
