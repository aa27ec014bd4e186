namespace MLGovernance;

/// <summary>The rows of a builder, in blocks: growing copies nothing and leaves no garbage.</summary>
internal sealed class RowList
{
    private const int BlockBits = 13;
    private const int BlockSize = 1 << BlockBits;
    private readonly List<EstateSnapshotBuilder.Row[]> _blocks = [];

    internal int Count { get; private set; }

    internal ref readonly EstateSnapshotBuilder.Row this[int index] => ref _blocks[index >> BlockBits][index & (BlockSize - 1)];

    internal void Add(in EstateSnapshotBuilder.Row row)
    {
        if (Count >> BlockBits == _blocks.Count)
        {
            _blocks.Add(GC.AllocateUninitializedArray<EstateSnapshotBuilder.Row>(BlockSize));
        }

        _blocks[^1][Count++ & (BlockSize - 1)] = row;
    }
}
