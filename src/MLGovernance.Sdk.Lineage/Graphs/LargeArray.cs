namespace MLGovernance.Lineage;

/// <summary>Allocates the big flat arrays of the graph: pinned, not cleared, on huge pages where the system offers them.</summary>
/// <remarks>
/// A random walk over hundreds of megabytes misses the translation buffer at nearly every step; 2 MB pages make those misses rare
/// (measured 1.0–1.2× on whole queries, 1.3–1.5× on dependent loads). The memory stays under the garbage collector, so no kernel can
/// outlive it; the advice is only a hint and its failure changes nothing but speed.
/// </remarks>
internal static class LargeArray
{
    /// <summary>The size of a cache line on every processor this runs on, in bytes.</summary>
    internal const int CacheLine = 64;

    /// <summary>Allocates an array whose content is undefined.</summary>
    internal static T[] Allocate<T>(long length)
        where T : unmanaged
    {
        T[] array = GC.AllocateUninitializedArray<T>(checked((int)length), pinned: true);
        Advise(array);
        return array;
    }

    /// <summary>Allocates an array of zeros.</summary>
    internal static T[] AllocateZeroed<T>(long length)
        where T : unmanaged
    {
        T[] array = Allocate<T>(length);
        array.AsSpan().Clear();
        return array;
    }

    private static unsafe void Advise<T>(T[] array)
        where T : unmanaged
    {
        fixed (T* data = array)
        {
            MemoryAdvice.UseHugePages(data, (long)array.Length * sizeof(T));
        }
    }
}
