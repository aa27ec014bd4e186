namespace MLGovernance;

/// <summary>Append-only bytes in large blocks. A stored slice never moves.</summary>
internal sealed class ByteArena
{
    private const int SmallestBlock = 1 << 16;
    private const int LargestBlock = 1 << 22;
    private readonly List<byte[]> _blocks = [];
    private int _used;

    internal IReadOnlyList<byte[]> Blocks => _blocks;

    internal ByteSlice Add(ReadOnlySpan<byte> bytes)
    {
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < bytes.Length)
        {
            _blocks.Add(NewBlock(bytes.Length));
            _used = 0;
        }

        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        var slice = new ByteSlice(_blocks.Count - 1, _used, bytes.Length);
        _used += bytes.Length;
        return slice;
    }

    internal ReadOnlySpan<byte> Span(ByteSlice slice) => _blocks[slice.Block].AsSpan(slice.Offset, slice.Length);

    internal ReadOnlyMemory<byte> Memory(ByteSlice slice) => _blocks[slice.Block].AsMemory(slice.Offset, slice.Length);

    private unsafe byte[] NewBlock(int atLeast)
    {
        int usual = Math.Min(SmallestBlock << Math.Min(_blocks.Count, 6), LargestBlock);
        byte[] block = GC.AllocateUninitializedArray<byte>(Math.Max(usual, atLeast));
        fixed (byte* start = block)
        {
            MemoryAdvice.Populate(start, block.Length);
        }

        return block;
    }
}

/// <summary>A place in a <see cref="ByteArena"/>.</summary>
internal readonly record struct ByteSlice(int Block, int Offset, int Length);
