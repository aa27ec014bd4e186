using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>Looks for a way from a to b where the labels do not tell: from both ends towards each other, then by a sweep. Reusable, by one thread at a time.</summary>
/// <remarks>
/// The side with fewer open ends takes the next step, and a node that the labels rule out is not gone into. Two searches of a few hundred
/// nodes meet where one search needs thousands: of 100,000 random pairs at a million nodes, the hundredth hardest takes 400 steps from
/// both ends and 2,250 from one. What is open after a thousand steps or more is swept, vectorised, over the numbers between
/// a and b only, so no question takes much longer than a sweep.
/// </remarks>
internal sealed unsafe class ReachabilitySearch
{
    // A search that has taken this many steps will likely take more time still than the sweep, which costs about 0.5 ns a node.
    private const int FewestStepsBeforeASweep = 1_024;
    private const int NodesForAStep = 2_048;

    // Nodes that a side may find for each step; who finds more stands at a hub, where the sweep is cheaper too.
    private const int RoomForAStep = 16;

    private const int PrefetchDistance = 8;

    private readonly Topology _topology;
    private readonly ReachabilityLabels _labels;
    private readonly ulong[] _reached;
    private readonly ulong[] _leading;
    private readonly int[] _reachedList;
    private readonly int[] _leadingList;
    private readonly int _mostSteps;

    internal ReachabilitySearch(Topology topology, ReachabilityLabels labels)
        : this(topology, labels, Steps(topology), Steps(topology) * RoomForAStep)
    {
    }

    internal ReachabilitySearch(Topology topology, ReachabilityLabels labels, int mostSteps, int room)
    {
        (_reachedList, _leadingList, _mostSteps) = (new int[room], new int[room], mostSteps);
        _topology = topology;
        _labels = labels;
        int words = ((topology.ComponentCount + 63) / 64) + 2;
        _reached = LargeArray.AllocateZeroed<ulong>(words);
        _leading = LargeArray.AllocateZeroed<ulong>(words);
    }

    private enum Outcome
    {
        Open,
        Met,
        Full,
    }

    /// <summary>Tells whether one component leads to another; <paramref name="from"/> is the lower number.</summary>
    internal bool Reaches(int from, int to)
    {
        fixed (ulong* reached = _reached, leading = _leading, words = _labels.Words, intervals = _labels.Intervals)
        fixed (int* reachedList = _reachedList, leadingList = _leadingList)
        {
            ulong* rows = LaneMatrix.Rows(words);
            var down = new Side(reached, reachedList, _reachedList.Length, from);
            var up = new Side(leading, leadingList, _leadingList.Length, to);
            Outcome outcome = Outcome.Open;
            for (int step = 0; outcome == Outcome.Open && down.IsOpen && up.IsOpen; step++)
            {
                outcome = step == _mostSteps ? Outcome.Full
                    : down.OpenCount <= up.OpenCount ? Step(_topology.DagDown, ref down, leading, rows, intervals, to, downstream: true)
                    : Step(_topology.DagUp, ref up, reached, rows, intervals, from, downstream: false);
            }

            up.Clear();
            if (outcome != Outcome.Full)
            {
                down.Clear();
                return outcome == Outcome.Met;
            }

            ReachWalk.Sweep(_topology, LineageDirection.Downstream, reached, from >> 6, (to >> 6) + 1, KernelChoice.Automatic, default);
            bool reaches = ((reached[to >> 6] >> to) & 1) != 0;
            _reached.AsSpan(from >> 6).Clear();
            return reaches;
        }
    }

    private static int Steps(Topology topology) => Math.Max(FewestStepsBeforeASweep, topology.ComponentCount / NodesForAStep);

    /// <summary>Goes from the next open node of one side to its neighbours.</summary>
    /// <param name="adjacency">The neighbours in the direction of the side.</param>
    /// <param name="side">The side.</param>
    /// <param name="others">The bitmap of the other side.</param>
    /// <param name="rows">The rows of the labels.</param>
    /// <param name="intervals">The intervals of the labels.</param>
    /// <param name="goal">The node the other side started from.</param>
    /// <param name="downstream">Whether the side comes from a.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Outcome Step(Adjacency adjacency, ref Side side, ulong* others, ulong* rows, ulong* intervals, int goal, bool downstream)
    {
        ReadOnlySpan<int> neighbours = adjacency.Of(side.Next(adjacency));
        for (int at = -PrefetchDistance; at < neighbours.Length; at++)
        {
            if (at + PrefetchDistance < neighbours.Length)
            {
                int later = neighbours[at + PrefetchDistance];
                Prefetch.Line(intervals + later);
                Prefetch.Line(rows + ((long)later * ReachabilityLabels.RowWords));
                Prefetch.Line(rows + ((long)later * ReachabilityLabels.RowWords) + ReachabilityLabels.LineWords);
            }

            if (at < 0)
            {
                continue;
            }

            int next = neighbours[at];
            if (((others[next >> 6] >> next) & 1) != 0)
            {
                return Outcome.Met;
            }

            // Nothing past the goal leads back to it.
            if ((downstream ? next > goal : next < goal) || side.Has(next))
            {
                continue;
            }

            switch (downstream ? ReachabilityLabels.Test(rows, intervals, next, goal) : ReachabilityLabels.Test(rows, intervals, goal, next))
            {
                case ReachabilityLabels.Answer.Yes:
                    return Outcome.Met;
                case ReachabilityLabels.Answer.Unknown when !side.TryAdd(next):
                    return Outcome.Full;
                default:
                    break;
            }
        }

        return Outcome.Open;
    }

    /// <summary>The nodes found from one end: the queue in the order found, and one bit for each.</summary>
    private ref struct Side
    {
        private readonly ulong* _bits;
        private readonly int* _list;
        private readonly int _room;
        private int _head;
        private int _tail;

        internal Side(ulong* bits, int* list, int room, int start)
        {
            _bits = bits;
            _list = list;
            _room = room;
            TryAdd(start);
        }

        internal readonly int OpenCount => _tail - _head;

        internal readonly bool IsOpen => _head < _tail;

        internal readonly bool Has(int node) => ((_bits[node >> 6] >> node) & 1) != 0;

        internal int Next(Adjacency adjacency)
        {
            fixed (uint* offsets = adjacency.Offsets)
            fixed (int* targets = adjacency.Targets)
            {
                Prefetch.Ahead(offsets, targets, _list, _head, _tail);
            }

            return _list[_head++];
        }

        internal bool TryAdd(int node)
        {
            if (_tail == _room)
            {
                return false;
            }

            _bits[node >> 6] |= 1UL << node;
            _list[_tail++] = node;
            return true;
        }

        internal readonly void Clear()
        {
            for (int at = 0; at < _tail; at++)
            {
                _bits[_list[at] >> 6] = 0;
            }
        }
    }
}
