using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Everything a pod's principals can act as, each with the shortest chain: a breadth-first walk over act-as edges.</summary>
internal sealed class ActAsWalk
{
    private readonly PodUniverse _universe;
    private readonly Dictionary<ActAsNode, (ActAsEdge Edge, int From, bool IsCertain)> _cameBy = [];

    public ActAsWalk(PodUniverse universe, ulong[] start, ImmutableArray<ActAsEdge> edges)
    {
        _universe = universe;
        ulong[] certain = start;
        ulong[] reached = start;
        bool grew = true;
        while (grew)
        {
            grew = false;
            ulong[] nextCertain = certain;
            ulong[] next = reached;
            foreach (ActAsEdge edge in edges)
            {
                int by = PrincipalBits.First(PrincipalBits.Intersect(certain, edge.From));
                bool sure = by >= 0;
                by = sure ? by : PrincipalBits.First(PrincipalBits.Intersect(reached, PrincipalBits.Union(edge.From, edge.MaybeFrom)));
                bool known = _cameBy.TryGetValue(edge.To, out (ActAsEdge Edge, int From, bool IsCertain) before);
                if (by < 0 || (known && (before.IsCertain || !sure)) || IsStart(edge.To, start))
                {
                    continue;
                }

                _cameBy[edge.To] = (edge, by, sure);
                grew = true;
                if (edge.To.Kind == ActAsKind.Principal && universe.Find(edge.To.Id) is >= 0 and int number)
                {
                    next = With(next, number);
                    nextCertain = sure ? With(nextCertain, number) : nextCertain;
                }
            }

            reached = next;
            certain = nextCertain;
        }

        Certain = certain;
        Possible = reached;
    }

    /// <summary>Gets the principals that the start can be or act as.</summary>
    public ulong[] Certain { get; }

    /// <summary>Gets the same with those that it perhaps can act as.</summary>
    public ulong[] Possible { get; }

    /// <summary>Returns the chain to a node.</summary>
    public ImmutableArray<ChainStep> ChainTo(ActAsNode node)
    {
        var steps = new List<ChainStep>();
        ActAsNode? at = node;
        while (at is { } current && _cameBy.TryGetValue(current, out (ActAsEdge Edge, int From, bool IsCertain) way) && steps.Count < 64)
        {
            string from = _universe.Principals[way.From];
            steps.Add(new ChainStep($"'{from}'", way.Edge.How, current.ToString()));
            at = new ActAsNode(ActAsKind.Principal, from);
        }

        steps.Reverse();
        return [.. steps];
    }

    private bool IsStart(ActAsNode node, ulong[] start) => node.Kind == ActAsKind.Principal && PrincipalBits.Has(start, _universe.Find(node.Id));

    private static ulong[] With(ulong[] set, int number)
    {
        ulong[] copy = [.. set];
        PrincipalBits.Set(copy, number);
        return copy;
    }
}
