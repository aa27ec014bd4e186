using System.Numerics;

namespace MLGovernance.Lineage;

/// <summary>The nodes a walk reached, its sources included. Reusable: a query given one allocates nothing.</summary>
/// <remarks>
/// The bitmap is the walk's own visited set and frontier, so there is no state beside it. A small result also keeps its nodes in walk
/// order, which makes reading and clearing it cost what it holds and not what the graph holds. Not safe for use by two threads at once.
/// </remarks>
internal sealed class ReachSet
{
    private int[] _levelStarts = new int[64];

    internal ReachSet(Topology topology)
    {
        Topology = topology;
        Bits = LargeArray.AllocateZeroed<ulong>(((topology.NodeCount + 63) / 64) + 2);
        Queue = LargeArray.Allocate<int>(topology.NodeCount + 1L);
    }

    /// <summary>Gets the structure the numbers below belong to.</summary>
    internal Topology Topology { get; }

    /// <summary>Gets one bit for each component, or for each node when <see cref="IsOverNodes"/>.</summary>
    internal ulong[] Bits { get; }

    /// <summary>Gets the numbers reached in walk order; complete only when <see cref="IsListed"/>.</summary>
    internal int[] Queue { get; }

    /// <summary>Gets how many entries of <see cref="Queue"/> count.</summary>
    internal int QueueCount { get; private set; }

    /// <summary>Gets whether <see cref="Queue"/> holds the whole result.</summary>
    internal bool IsListed { get; private set; } = true;

    /// <summary>Gets whether bits stand for nodes and not for components.</summary>
    internal bool IsOverNodes { get; private set; }

    /// <summary>Gets how many nodes were reached, the sources included.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets how many levels the walk recorded; 0 when it kept none.</summary>
    internal int LevelCount { get; private set; }

    /// <summary>Gets the first word of <see cref="Bits"/> that may hold a set bit.</summary>
    internal int FirstWord { get; private set; }

    /// <summary>Gets the word after the last that may hold a set bit.</summary>
    internal int EndWord { get; private set; }

    /// <summary>Gets where a level (edges from the sources) starts in <see cref="Queue"/>.</summary>
    internal int LevelStart(int level) => level == LevelCount ? QueueCount : _levelStarts[level];

    /// <summary>Tells whether a node, by the caller's number, was reached.</summary>
    internal bool Contains(int original)
    {
        int node = Topology.ToInternal(original);
        int bit = IsOverNodes ? node : Topology.Component(node);
        return ((Bits[bit >> 6] >> bit) & 1) != 0;
    }

    /// <summary>Enumerates the nodes reached by the caller's numbers.</summary>
    public ReachEnumerator GetEnumerator() => new(this);

    /// <summary>Copies the nodes reached by the caller's numbers, in no promised order.</summary>
    /// <returns>How many were copied: <see cref="Count"/>.</returns>
    internal int CopyTo(Span<int> originals)
    {
        int count = 0;
        foreach (int original in this)
        {
            originals[count++] = original;
        }

        return count;
    }

    /// <summary>Empties the set, at the cost of what it holds.</summary>
    internal void Clear()
    {
        if (IsListed)
        {
            foreach (int bit in Queue.AsSpan(0, QueueCount))
            {
                Bits[bit >> 6] = 0;
            }
        }
        else
        {
            Bits.AsSpan(FirstWord, EndWord - FirstWord).Clear();
        }

        (QueueCount, Count, LevelCount, IsListed, IsOverNodes, FirstWord, EndWord) = (0, 0, 0, true, false, 0, 0);
    }

    /// <summary>Keeps only what another set of the same structure also holds. Both are over components.</summary>
    internal void IntersectWith(ReachSet other)
    {
        if (!IsListed)
        {
            for (int word = FirstWord; word < EndWord; word++)
            {
                Bits[word] &= other.Bits[word];
            }

            EndSwept(FirstWord, EndWord);
            return;
        }

        int kept = 0;
        foreach (int bit in Queue.AsSpan(0, QueueCount))
        {
            if (((other.Bits[bit >> 6] >> bit) & 1) != 0)
            {
                Queue[kept++] = bit;
            }
            else
            {
                Bits[bit >> 6] &= ~(1UL << bit);
            }
        }

        EndListed(kept);
    }

    internal void BeginOverNodes() => IsOverNodes = true;

    internal void AddLevel(int queueStart)
    {
        if (LevelCount == _levelStarts.Length)
        {
            Array.Resize(ref _levelStarts, LevelCount * 2); // only the first walk that goes deeper pays for this
        }

        _levelStarts[LevelCount++] = queueStart;
    }

    /// <summary>Closes a walk whose result lies whole in the queue.</summary>
    internal void EndListed(int queueCount)
    {
        QueueCount = queueCount;
        IsListed = true;
        Count = queueCount;
        if (!IsOverNodes && Topology.IsCondensed)
        {
            Count = 0;
            foreach (int component in Queue.AsSpan(0, queueCount))
            {
                Count += Topology.Size(component);
            }
        }
    }

    /// <summary>Closes a walk whose result lies in the bitmap alone.</summary>
    internal void EndSwept(int firstWord, int endWord)
    {
        (IsListed, QueueCount, FirstWord, EndWord) = (false, 0, firstWord, endWord);
        int count = 0;
        foreach (ulong word in Bits.AsSpan(firstWord, endWord - firstWord))
        {
            count += BitOperations.PopCount(word);
        }

        foreach (int component in Topology.Loops)
        {
            if (((Bits[component >> 6] >> component) & 1) != 0)
            {
                count += Topology.Size(component) - 1;
            }
        }

        Count = count;
    }
}
