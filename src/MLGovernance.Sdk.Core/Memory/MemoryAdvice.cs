using System.Runtime.InteropServices;

namespace MLGovernance;

/// <summary>Tells Linux how the pages of a large block will be used. Each is a hint: where it is refused, only speed differs.</summary>
/// <remarks>Source: madvise(2). Elsewhere than on Linux nothing is done.</remarks>
internal static partial class MemoryAdvice
{
    private const long HugePage = 2L << 20;
    private const int HugePages = 14; // MADV_HUGEPAGE in <sys/mman.h>
    private const int Collapse = 25; // MADV_COLLAPSE, Linux 6.1 and later
    private const int PopulateWrite = 23; // MADV_POPULATE_WRITE, Linux 5.14 and later

    /// <summary>Wishes for 2 MB pages, for what is read at random: they make misses of the translation buffer rare.</summary>
    internal static unsafe void UseHugePages(void* start, long bytes) => Advise(start, bytes, HugePage, HugePages);

    /// <summary>Makes 2 MB pages of what has been written already, at once, for a table that is read at random from then on.</summary>
    internal static unsafe void JoinPages(void* start, long bytes) => Advise(start, bytes, HugePage, Collapse);

    /// <summary>Fetches all pages at once, for what is filled from front to back: saves the trap at the first use of each.</summary>
    internal static unsafe void Populate(void* start, long bytes) => Advise(start, bytes, Environment.SystemPageSize, PopulateWrite);

    private static unsafe void Advise(void* start, long bytes, long page, int advice)
    {
        long first = ((long)start + page - 1) & -page, end = ((long)start + bytes) & -page;
        if (!OperatingSystem.IsLinux() || end <= first)
        {
            return;
        }

        try
        {
            _ = MemoryAdvise((void*)first, (nuint)(end - first), advice);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without this name or call: pages as they come are correct too.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int MemoryAdvise(void* start, nuint length, int advice);
}
