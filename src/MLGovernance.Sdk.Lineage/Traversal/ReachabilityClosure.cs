namespace MLGovernance.Lineage;

/// <summary>The exact answer for every pair of a small graph: a bit for each.</summary>
/// <remarks>Up to 16,384 components it takes at most 32 MB and a few milliseconds to build, and every question is one read.</remarks>
internal sealed class ReachabilityClosure
{
    /// <summary>The largest graph this is built for.</summary>
    internal const int MostComponents = 16_384;

    private readonly ulong[] _bits;
    private readonly int _rowWords;

    internal ReachabilityClosure(Topology topology)
    {
        int count = topology.ComponentCount;
        _rowWords = (count + 63) / 64;
        _bits = LargeArray.AllocateZeroed<ulong>((long)count * _rowWords);
        for (int component = count - 1; component >= 0; component--)
        {
            Span<ulong> row = _bits.AsSpan(component * _rowWords, _rowWords);
            row[component >> 6] |= 1UL << component;
            foreach (int child in topology.DagDown.Of(component))
            {
                ReadOnlySpan<ulong> below = _bits.AsSpan(child * _rowWords, _rowWords);
                for (int word = child >> 6; word < row.Length; word++)
                {
                    row[word] |= below[word];
                }
            }
        }
    }

    internal long ByteCount => _bits.LongLength * sizeof(ulong);

    internal bool Reaches(int from, int to) => ((_bits[((long)from * _rowWords) + (to >> 6)] >> to) & 1) != 0;
}
