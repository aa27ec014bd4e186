namespace MLGovernance.Access;

/// <summary>Who can read and write something in a place, with the first path where it shows.</summary>
internal sealed class PlaceReach(PodUniverse universe)
{
    private readonly Dictionary<int, string> _firstRead = [];
    private readonly Dictionary<int, string> _firstWrite = [];

    public ulong[] Read { get; } = universe.NewSet();

    public ulong[] MaybeRead { get; } = universe.NewSet();

    public ulong[] Write { get; } = universe.NewSet();

    public ulong[] MaybeWrite { get; } = universe.NewSet();

    public string? FirstPath(int principal) => _firstRead.GetValueOrDefault(principal) ?? _firstWrite.GetValueOrDefault(principal);

    public void Add(string path, ulong[] read, ulong[] maybeRead, ulong[] write, ulong[] maybeWrite)
    {
        Record(Read, read, path, _firstRead);
        Record(Write, write, path, _firstWrite);
        Record(MaybeRead, maybeRead, path, _firstRead);
        Record(MaybeWrite, maybeWrite, path, _firstWrite);
    }

    private static void Record(ulong[] into, ulong[] found, string path, Dictionary<int, string> first)
    {
        for (int word = 0; word < found.Length; word++)
        {
            ulong fresh = found[word] & ~into[word];
            into[word] |= fresh;
            for (; fresh != 0; fresh &= fresh - 1)
            {
                first.TryAdd((word << 6) + System.Numerics.BitOperations.TrailingZeroCount(fresh), path);
            }
        }
    }
}
