namespace MLGovernance.Benchmarks.Lineage;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same on every machine, so that graphs can be named by a seed.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, <paramref name="bound"/>).</summary>
    internal int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);
}
