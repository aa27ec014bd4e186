namespace MLGovernance.Lineage;

/// <summary>Keeps query state for the next query, one slot for each processor.</summary>
internal sealed class StatePool<T>
    where T : class
{
    private readonly T?[] _slots = new T?[Environment.ProcessorCount];

    /// <summary>Takes a pooled object, or null when there is none.</summary>
    internal T? TryRent()
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot] is not null && Interlocked.Exchange(ref _slots[slot], null) is T pooled)
            {
                return pooled;
            }
        }

        return null;
    }

    /// <summary>Puts an object back; with every slot taken it is left to the garbage collector.</summary>
    internal void Return(T pooled)
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot] is null && Interlocked.CompareExchange(ref _slots[slot], pooled, null) is null)
            {
                return;
            }
        }
    }
}
