using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The result of an isolation analysis: every leak found, and what could not be seen.</summary>
/// <param name="Leaks">The leaks, the worst first, then by type, pods, subject and target.</param>
/// <param name="NotVisible">What was not read; leaks may hide there, so an empty list of leaks is only good news when this is empty too.</param>
public sealed record PodIsolationReport(ImmutableArray<PodLeak> Leaks, ImmutableArray<string> NotVisible)
{
    /// <summary>Gets a value indicating whether nothing was found and everything was seen.</summary>
    public bool IsIsolated => Leaks.IsEmpty && NotVisible.IsEmpty;

    /// <summary>Lists the leaks of one type.</summary>
    /// <param name="id">The type's id, for example <c>L04</c>.</param>
    public ImmutableArray<PodLeak> OfType(string id) => [.. Leaks.Where(leak => leak.Type.Id == id)];
}
