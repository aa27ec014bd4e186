using System.Threading.Channels;

namespace MLGovernance.Azure;

/// <summary>Does a growing heap of work with a fixed number of hands. The first failure stops all.</summary>
internal sealed class WorkCrew(int hands)
{
    private readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateUnbounded<Func<CancellationToken, Task>>();
    private int _open;

    /// <summary>Adds work, also while the crew works.</summary>
    internal void Add(Func<CancellationToken, Task> work)
    {
        Interlocked.Increment(ref _open);
        _work.Writer.TryWrite(work);
    }

    /// <summary>Works until nothing is left. Call it once.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _open) == 0)
        {
            return;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [.. Enumerable.Range(0, hands).Select(_ => WorkAsync(stop))];
        try
        {
            await Task.WhenAll(loops).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The others were stopped by the one that failed: show its reason.
            await loops.First(static loop => loop.IsFaulted).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(CancellationTokenSource stop)
    {
        await foreach (Func<CancellationToken, Task> work in _work.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
        {
            try
            {
                await work(stop.Token).ConfigureAwait(false);
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }

            if (Interlocked.Decrement(ref _open) == 0)
            {
                _work.Writer.TryComplete();
            }
        }
    }
}
