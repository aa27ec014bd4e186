using System.Collections.Concurrent;

namespace MLGovernance.Azure;

/// <summary>A workspace or registry while it is read.</summary>
internal sealed class EstateUnit(AssetId id, ResourceJson resource)
{
    private int _open = 1;
    private int _runHistoryFailures;
    private bool _ended;

    internal AssetId Id => id;

    internal string Path { get; } = resource.Id!.TrimEnd('/');

    internal string Name { get; } = resource.Name ?? id.Name;

    internal bool IsRegistry { get; } = id.ResourceType.EndsWith("/registries", StringComparison.Ordinal);

    internal bool IsFeatureStore { get; } = string.Equals(resource.Text("kind"), "FeatureStore", StringComparison.OrdinalIgnoreCase);

    internal ResourceJson Resource { get; } = new(resource.Utf8.ToArray());

    /// <summary>Gets the runs met so far, so that each is read once.</summary>
    internal ConcurrentDictionary<string, bool> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the jobs that have children in Azure: pipelines, sweeps and AutoML.</summary>
    internal ConcurrentDictionary<string, bool> Parents { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the parents that jobs name.</summary>
    internal ConcurrentDictionary<string, bool> ParentsWithChildren { get; } = new(StringComparer.Ordinal);

    internal Task<RunHistoryClient?>? RunHistory { get; set; }

    internal int RunHistoryFailures => _runHistoryFailures;

    internal void Begin() => Interlocked.Increment(ref _open);

    /// <summary>Ends one piece of work and tells whether it was the last. More may be found by reference afterwards; that is not told again.</summary>
    internal bool End() => Interlocked.Decrement(ref _open) == 0 && !Interlocked.Exchange(ref _ended, true);

    internal int CountRunHistoryFailure() => Interlocked.Increment(ref _runHistoryFailures);
}
