using Microsoft.Extensions.Logging;

namespace MLGovernance.Pipeline;

/// <summary>Holds a lease for as long as it can be renewed, and tells those who wait.</summary>
internal sealed partial class SyncLeadership(ISyncLease? lease, TimeSpan duration, TimeProvider time, Action<bool> changed, ILogger logger)
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _held;
    private bool _isToldToStandBy;
    private TaskCompletionSource _gained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until this host leads.</summary>
    /// <returns>A token that is cancelled when it leads no more.</returns>
    public async Task<CancellationToken> LeadAsync(CancellationToken cancellationToken)
    {
        while (lease is not null)
        {
            Task gained;
            lock (_lock)
            {
                if (_held is { IsCancellationRequested: false })
                {
                    return _held.Token;
                }

                gained = _gained.Task;
            }

            await gained.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return CancellationToken.None;
    }

    /// <summary>Takes and renews the lease until told to stop, then gives it back.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (lease is null)
        {
            changed(true);
            return;
        }

        try
        {
            while (true)
            {
                await RenewAsync(lease, cancellationToken).ConfigureAwait(false);
                await Task.Delay(duration / 3, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GiveBackAsync(lease).ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(ISyncLease on, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        using var limit = new CancellationTokenSource(duration / 3, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            bool isHeld = await on.TryHoldAsync(duration, either.Token).ConfigureAwait(false);
            Set(isHeld ? duration - time.GetElapsedTime(began) : TimeSpan.Zero);
        }
#pragma warning disable CA1031 // A lease out of reach may be back at the next attempt; until its end a held one stays held.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogUnreachable(on.Name, SecretScrubber.ScrubText(error.Message));
            }
        }
    }

    private void Set(TimeSpan remaining)
    {
        CancellationTokenSource? lost = null;
        bool isNew = false, isStandby = false;
        lock (_lock)
        {
            if (remaining <= TimeSpan.Zero)
            {
                lost = _held;
                isStandby = lost is null && !_isToldToStandBy;
                _isToldToStandBy = true;
            }
            else if (_held is { IsCancellationRequested: false })
            {
                _held.CancelAfter(remaining);
            }
            else
            {
                isNew = true;
                _isToldToStandBy = false;
                CancellationTokenSource held = new(remaining, time);
                _held = held;
                held.Token.Register(() => Lost(held));
                _gained.TrySetResult();
            }
        }

        if (isNew)
        {
            LogLeads(lease!.Name);
            changed(true);
        }

        if (isStandby)
        {
            LogStandsBy(lease!.Name);
            changed(false);
        }

        lost?.Cancel();
    }

    private void Lost(CancellationTokenSource held)
    {
        lock (_lock)
        {
            if (_held != held)
            {
                return;
            }

            _isToldToStandBy = true;
            _gained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = null;
        }

        LogStandsBy(lease!.Name);
        changed(false);
    }

    private async Task GiveBackAsync(ISyncLease on)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await on.ReleaseAsync(limit.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The host is going down; a lease that is not given back ends by itself.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogUnreachable(on.Name, SecretScrubber.ScrubText(error.Message));
        }
    }

    [LoggerMessage(1110, LogLevel.Information, "This host holds the lease {Lease} and runs the sync.")]
    private partial void LogLeads(string lease);

    [LoggerMessage(1111, LogLevel.Information, "Another host may hold the lease {Lease}; this one stands by.")]
    private partial void LogStandsBy(string lease);

    [LoggerMessage(1112, LogLevel.Warning, "The lease {Lease} could not be reached: {Reason}")]
    private partial void LogUnreachable(string lease, string reason);
}
