namespace MLGovernance.Lineage;

/// <summary>Answers "does a lead to b", over and over.</summary>
/// <remarks>
/// A small graph has every answer ready. On a large one labels answer most questions; the rest are searched for a few hundred nodes, and
/// what is still open then is swept, vectorised, over the numbers between a and b only: so no question takes longer than a sweep.
/// </remarks>
internal sealed unsafe class ReachabilityIndex
{
    // A search past this many nodes has by experience lost its way: a sweep of the whole graph at 0.5 ns a node is then cheaper.
    private const int SearchCap = 256;

    private readonly Topology _topology;
    private readonly ReachabilityClosure? _closure;
    private readonly ReachabilityLabels? _labels;
    private readonly StatePool<ReachSet> _sets;
    private readonly ReachabilityDigest _digest;
    private readonly int[] _components = []; // by the caller's number: one cache miss instead of two in a row

    /// <summary>Builds the index of a structure.</summary>
    /// <param name="topology">The structure.</param>
    /// <param name="sets">A pool of sets of the same structure.</param>
    /// <param name="mostComponents">Up to how many components every answer is made ready.</param>
    internal ReachabilityIndex(Topology topology, StatePool<ReachSet> sets, int mostComponents = ReachabilityClosure.MostComponents)
    {
        _topology = topology;
        _sets = sets;
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

        fixed (ulong* words = _labels!.Words, intervals = _labels.Intervals)
        {
            ulong* rows = LaneMatrix.Rows(words);
            return ReachabilityLabels.Test(rows, intervals, from, to) switch
            {
                ReachabilityLabels.Answer.Yes => true,
                ReachabilityLabels.Answer.No => false,
                _ => Search(rows, intervals, from, to),
            };
        }
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

    private bool Search(ulong* rows, ulong* intervals, int from, int to)
    {
        ReachSet set = _sets.TryRent() ?? new ReachSet(_topology);
        bool reaches;
        fixed (ulong* bits = set.Bits)
        fixed (int* queue = set.Queue)
        {
            int tail = 0;
            bool? found = SearchCapped(rows, intervals, bits, queue, ref tail, from, to);
            if (found is null)
            {
                reaches = Sweep(bits, from, to);
                set.EndSwept(from >> 6, (_topology.ComponentCount + 63) >> 6);
            }
            else
            {
                reaches = found.Value;
                set.EndListed(tail);
            }
        }

        set.Clear();
        _sets.Return(set);
        return reaches;
    }

    private bool? SearchCapped(ulong* rows, ulong* intervals, ulong* bits, int* queue, ref int tail, int from, int to)
    {
        Adjacency down = _topology.DagDown;
        queue[tail++] = from;
        bits[from >> 6] |= 1UL << from;
        for (int head = 0; head < tail; head++)
        {
            if (head == SearchCap)
            {
                return null;
            }

            foreach (int next in down.Of(queue[head]))
            {
                if (next >= to)
                {
                    if (next == to)
                    {
                        return true;
                    }

                    break; // lists ascend, and nothing past b leads back to it
                }

                if (((bits[next >> 6] >> next) & 1) != 0)
                {
                    continue;
                }

                switch (ReachabilityLabels.Test(rows, intervals, next, to))
                {
                    case ReachabilityLabels.Answer.Yes:
                        return true;
                    case ReachabilityLabels.Answer.Unknown:
                        bits[next >> 6] |= 1UL << next;
                        queue[tail++] = next;
                        break;
                    default:
                        break;
                }
            }
        }

        return false;
    }

    /// <summary>Sweeps from what the search has reached to the word of b.</summary>
    private bool Sweep(ulong* bits, int from, int to)
    {
        ReachWalk.Sweep(_topology, LineageDirection.Downstream, bits, from >> 6, (to >> 6) + 1, KernelChoice.Automatic, default);
        return ((bits[to >> 6] >> to) & 1) != 0;
    }
}
