using System.Collections.Concurrent;

namespace MLGovernance.Emulator.Arm;

/// <summary>Counts reads per subscription in fixed windows and says how many are left, as the rate-limit header does.</summary>
internal sealed class ArmThrottle(AzureEmulatorOptions options)
{
    private const int Unlimited = 12_000;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes one read. Throws 429 when none is left; the wait it names ends with the window.</summary>
    public int Take(string subscription)
    {
        Window window = _windows.GetOrAdd(subscription, _ => new Window());
        lock (window)
        {
            DateTimeOffset now = options.TimeProvider.GetUtcNow();
            if (now >= window.Ends)
            {
                window.Ends = now + options.ReadWindow;
                window.Used = 0;
            }

            if (options.ReadLimit is { } limit && window.Used >= limit)
            {
                throw ArmError.TooManyRequests(Math.Max(1, (int)Math.Ceiling((window.Ends - now).TotalSeconds)));
            }

            window.Used++;
            return Math.Max(0, (options.ReadLimit ?? Unlimited) - window.Used);
        }
    }

    private sealed class Window
    {
        public DateTimeOffset Ends { get; set; }

        public int Used { get; set; }
    }
}
