using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Collects leaks; those with the same type, subject and place are one with a count.</summary>
internal sealed class LeakSink
{
    private readonly Dictionary<(string Type, string Subject, string Key), (PodLeak Leak, SortedSet<string> Pods)> _leaks = [];

    /// <summary>Adds a leak, or counts it when one with the same subject and key is there; a shorter or surer chain takes over.</summary>
    public void Add(string type, string pod, string subject, string target, LeakCertainty certainty, ReadOnlySpan<ChainStep> chain, string? key = null)
    {
        (string, string, string) place = (type, subject, key ?? target);
        if (!_leaks.TryGetValue(place, out (PodLeak Leak, SortedSet<string> Pods) known))
        {
            var leak = new PodLeak { Type = PodLeakTypes.Get(type), Certainty = certainty, Subject = subject, Target = target, Chain = [.. chain] };
            _leaks.Add(place, (leak, new SortedSet<string>(StringComparer.Ordinal) { pod }));
            return;
        }

        known.Pods.Add(pod);
        bool better = certainty < known.Leak.Certainty || (certainty == known.Leak.Certainty && chain.Length < known.Leak.Chain.Length);
        _leaks[place] = (known.Leak with
        {
            Certainty = better ? certainty : known.Leak.Certainty,
            Chain = better ? [.. chain] : known.Leak.Chain,
            Target = better ? target : known.Leak.Target,
            Occurrences = known.Leak.Occurrences + 1,
        }, known.Pods);
    }

    public ImmutableArray<PodLeak> ToImmutable() =>
    [
        .. _leaks.Values.Select(entry => entry.Leak with { Pods = [.. entry.Pods] })
            .OrderByDescending(leak => leak.Type.Severity)
            .ThenBy(leak => leak.Type.Id, StringComparer.Ordinal)
            .ThenBy(leak => string.Join(',', leak.Pods), StringComparer.Ordinal)
            .ThenBy(leak => leak.Subject, StringComparer.Ordinal)
            .ThenBy(leak => leak.Target, StringComparer.Ordinal),
    ];
}
