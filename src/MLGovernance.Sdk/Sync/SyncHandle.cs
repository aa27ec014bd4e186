namespace MLGovernance.Pipeline;

/// <summary>The outside of a hosted sync: how it stands, and a way to ask for a run out of turn. Resolve it where <c>AddSync</c> was called.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class SyncHandle
{
    private readonly SyncOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private DateTimeOffset? _first;
    private DateTimeOffset _last;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SyncStatus _status = new();

    internal SyncHandle(SyncOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
    }

    /// <summary>Gets how the sync stands now.</summary>
    public SyncStatus Status => Volatile.Read(ref _status);

    /// <summary>
    /// Asks for a run. It begins when nothing else asked for <see cref="SyncOptions.QuietPeriod"/>, at the latest after
    /// <see cref="SyncOptions.LongestQuietPeriod"/>; what is asked during a run begins another after it.
    /// </summary>
    /// <returns>False when this host stands by, so that nothing will come of it here.</returns>
    public bool RequestRun()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_status.IsStandingBy)
            {
                return false;
            }

            _last = _time.GetUtcNow();
            _first ??= _last;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
        return true;
    }

    /// <summary>Returns when a run that was asked for is due, or null, and what completes when that changes.</summary>
    internal (DateTimeOffset? Due, Task Changed) Pending()
    {
        lock (_lock)
        {
            DateTimeOffset? due = _first is null ? null : Earlier(_last + _options.QuietPeriod, _first.Value + _options.LongestQuietPeriod);
            return (due, _changed.Task);
        }
    }

    /// <summary>Forgets what was asked for, since a run begins now.</summary>
    internal void Take()
    {
        lock (_lock)
        {
            _first = null;
        }
    }

    internal void Update(Func<SyncStatus, SyncStatus> change)
    {
        lock (_lock)
        {
            Volatile.Write(ref _status, change(_status));
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
