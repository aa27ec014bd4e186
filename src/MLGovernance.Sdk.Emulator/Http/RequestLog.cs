using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MLGovernance.Emulator;

/// <summary>What clients asked of the emulator, in the order of completion.</summary>
public sealed class RequestLog
{
    private ConcurrentQueue<EmulatorRequest> _entries = new();

    /// <summary>The number of requests since the start or the last <see cref="Clear"/>.</summary>
    public int Count => _entries.Count;

    /// <summary>A copy of the requests so far.</summary>
    public ImmutableArray<EmulatorRequest> ToImmutableArray() => [.. _entries];

    /// <summary>The requests with this method whose path matches the pattern.</summary>
    /// <param name="method">The HTTP method, or null for all.</param>
    /// <param name="pathPattern"><c>*</c> stands for one segment, <c>**</c> for any number.</param>
    public ImmutableArray<EmulatorRequest> Matching(string? method, string pathPattern)
    {
        ArgumentNullException.ThrowIfNull(pathPattern);
        var pattern = new Http.PathPattern(pathPattern);
        return [.. _entries.Where(entry =>
            (method is null || entry.Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && pattern.Matches(entry.Path))];
    }

    /// <summary>Forgets all requests so far.</summary>
    public void Clear() => Interlocked.Exchange(ref _entries, new ConcurrentQueue<EmulatorRequest>());

    internal void Add(EmulatorRequest request) => _entries.Enqueue(request);
}
