using System.Collections.Concurrent;

namespace MLGovernance.Emulator.Http;

/// <summary>Counts requests per key, such as a subscription, in fixed windows and says how many are left, as the rate-limit header does.</summary>
internal sealed class RequestWindow(int? limit, TimeSpan window, TimeProvider clock)
{
    private const int Unlimited = 12_000;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes one request. When none is left, it says in how many whole seconds the window ends.</summary>
    public int Take(string key, out int retryAfterSeconds)
    {
        Window current = _windows.GetOrAdd(key, _ => new Window());
        lock (current)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (now >= current.Ends)
            {
                current.Ends = now + window;
                current.Used = 0;
            }

            bool isSpent = current.Used >= limit;
            retryAfterSeconds = isSpent ? Math.Max(1, (int)Math.Ceiling((current.Ends - now).TotalSeconds)) : 0;
            current.Used += isSpent ? 0 : 1;
            return Math.Max(0, (limit ?? Unlimited) - current.Used);
        }
    }

    private sealed class Window
    {
        public DateTimeOffset Ends { get; set; }

        public int Used { get; set; }
    }
}
