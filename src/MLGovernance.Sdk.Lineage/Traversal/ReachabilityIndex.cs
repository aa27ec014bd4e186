namespace MLGovernance.Lineage;

/// <summary>Answers "does a lead to b", over and over.</summary>
/// <remarks>
/// A small graph has every answer ready. On a large one four bytes a node answer most questions, labels most of the rest, and what is
/// still open is searched from both ends.
/// </remarks>
internal sealed unsafe class ReachabilityIndex
{
    private readonly Topology _topology;
    private readonly ReachabilityClosure? _closure;
    private readonly ReachabilityLabels? _labels;
    private readonly StatePool<ReachabilitySearch> _searches = new();
    private readonly ReachabilityDigest _digest;
    private readonly int[] _components = []; // by the caller's number: one cache miss instead of two in a row

    /// <summary>Builds the index of a structure.</summary>
    /// <param name="topology">The structure.</param>
    /// <param name="mostComponents">Up to how many components every answer is made ready.</param>
    internal ReachabilityIndex(Topology topology, int mostComponents = ReachabilityClosure.MostComponents)
    {
        _topology = topology;
        if (topology.ComponentCount <= mostComponents)
        {
            _closure = new ReachabilityClosure(topology);
        }
        else
        {
            _labels = LabelBuilder.Build(topology);
            _digest = new ReachabilityDigest(topology, _labels);
            _components = Components(topology);
        }
    }

    /// <summary>Gets the memory the index holds, in bytes.</summary>
    internal long ByteCount => (_closure?.ByteCount ?? _labels!.ByteCount) + _digest.ByteCount + (_components.LongLength * sizeof(int));

    /// <summary>Tells whether a walk downstream from one node arrives at another, by the caller's numbers. A node reaches itself.</summary>
    internal bool Reaches(int from, int to)
    {
        if (_closure is not null)
        {
            int a = _topology.Component(_topology.ToInternal(from));
            int b = _topology.Component(_topology.ToInternal(to));
            return a < b ? _closure.Reaches(a, b) : a == b;
        }

        return _digest.Test(from, to) switch
        {
            ReachabilityLabels.Answer.Yes => true,
            ReachabilityLabels.Answer.No => false,
            _ => LookCloser(_components[from], _components[to]),
        };
    }

    private bool LookCloser(int from, int to)
    {
        if (from >= to)
        {
            return from == to;
        }

        ReachabilityLabels.Answer answer;
        fixed (ulong* words = _labels!.Words, intervals = _labels.Intervals)
        {
            answer = ReachabilityLabels.Test(LaneMatrix.Rows(words), intervals, from, to);
        }

        return answer == ReachabilityLabels.Answer.Unknown ? Search(from, to) : answer == ReachabilityLabels.Answer.Yes;
    }

    private bool Search(int from, int to)
    {
        ReachabilitySearch search = _searches.TryRent() ?? new ReachabilitySearch(_topology, _labels!);
        bool reaches = search.Reaches(from, to);
        _searches.Return(search);
        return reaches;
    }

    private static int[] Components(Topology topology)
    {
        int[] components = LargeArray.Allocate<int>(topology.NodeCount);
        for (int node = 0; node < components.Length; node++)
        {
            components[node] = topology.Component(topology.ToInternal(node));
        }

        return components;
    }
}
