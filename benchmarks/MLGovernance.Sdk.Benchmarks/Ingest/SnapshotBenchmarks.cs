using BenchmarkDotNet.Attributes;

namespace MLGovernance.Benchmarks.Ingest;

/// <summary>What it takes to build, save, load and compare snapshots.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private byte[][] _payloads = [];
    private EstateSnapshot _snapshot = EstateSnapshot.Empty;
    private byte[] _file = [];

    /// <summary>Gets or sets the number of assets.</summary>
    [Params(10_000, 100_000)]
    public int AssetCount { get; set; }

    /// <summary>Makes the payloads, and a snapshot and file of them.</summary>
    [GlobalSetup]
    public void CreatePayloads()
    {
        var synthetic = new SyntheticPayloads();
        _payloads = new byte[AssetCount][];
        for (int i = 0; i < AssetCount; i++)
        {
            _payloads[i] = synthetic[i].ToArray();
        }

        _snapshot = Build();
        using var stream = new MemoryStream();
        _snapshot.Save(stream);
        _file = stream.ToArray();
    }

    /// <summary>From JSON to a snapshot, on one thread.</summary>
    [Benchmark]
    public EstateSnapshot Build()
    {
        var builder = new EstateSnapshotBuilder();
        foreach (byte[] payload in _payloads)
        {
            builder.Add(payload);
        }

        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    /// <summary>From a snapshot's file to the snapshot.</summary>
    [Benchmark]
    public EstateSnapshot Load() => EstateSnapshot.Load(new MemoryStream(_file));

    /// <summary>Comparing a snapshot with itself.</summary>
    [Benchmark]
    public EstateChanges Compare() => EstateChanges.Between(_snapshot, _snapshot);

    /// <summary>Finding every asset by its identity.</summary>
    [Benchmark]
    public int Find()
    {
        int found = 0;
        for (int i = 0; i < _snapshot.Count; i++)
        {
            found += _snapshot.TryGetIndex(_snapshot.IdOf(i), out int index) && index == i ? 1 : 0;
        }

        return found;
    }
}
