namespace MLGovernance;

/// <summary>The assets of each kind, as one array of numbers cut by offsets.</summary>
internal sealed class FrozenKindIndex
{
    private readonly int[] _offsets;
    private readonly int[] _assets;

    private FrozenKindIndex(int[] offsets, int[] assets)
    {
        _offsets = offsets;
        _assets = assets;
    }

    internal static FrozenKindIndex Build(SnapshotColumns columns)
    {
        int[] offsets = new int[columns.KindNames.Length + 1];
        foreach (ushort kind in columns.KindNumbers.AsSpan(0, columns.Count))
        {
            offsets[kind + 1]++;
        }

        for (int i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }

        int[] next = [.. offsets];
        int[] assets = new int[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            assets[next[columns.KindNumbers[i]]++] = i;
        }

        return new FrozenKindIndex(offsets, assets);
    }

    internal ReadOnlySpan<int> Of(int kind) => kind < 0 ? [] : _assets.AsSpan(_offsets[kind], _offsets[kind + 1] - _offsets[kind]);
}
