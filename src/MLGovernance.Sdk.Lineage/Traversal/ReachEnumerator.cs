using System.Numerics;

namespace MLGovernance.Lineage;

/// <summary>Walks through a <see cref="ReachSet"/>, giving the caller's node numbers.</summary>
internal ref struct ReachEnumerator
{
    private readonly ReachSet _set;
    private int _position;
    private ulong _word;
    private int _node;
    private int _endNode;

    internal ReachEnumerator(ReachSet set)
    {
        _set = set;
        _position = set.IsListed ? 0 : set.FirstWord - 1;
    }

    public readonly int Current => _set.Topology.ToOriginal(_node);

    public bool MoveNext()
    {
        if (++_node < _endNode)
        {
            return true;
        }

        int bit = _set.IsListed ? NextListed() : NextSwept();
        if (bit < 0)
        {
            return false;
        }

        if (_set.IsOverNodes)
        {
            (_node, _endNode) = (bit, bit + 1);
        }
        else
        {
            _node = _set.Topology.FirstNode(bit);
            _endNode = _node + _set.Topology.Size(bit);
        }

        return true;
    }

    private int NextListed() => _position < _set.QueueCount ? _set.Queue[_position++] : -1;

    private int NextSwept()
    {
        while (_word == 0)
        {
            if (++_position >= _set.EndWord)
            {
                return -1;
            }

            _word = _set.Bits[_position];
        }

        int bit = (_position * 64) + BitOperations.TrailingZeroCount(_word);
        _word &= _word - 1;
        return bit;
    }
}
