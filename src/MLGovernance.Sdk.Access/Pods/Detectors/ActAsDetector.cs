using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>L01, L08, L09, L10, L11, L26 and L29: a pod's principal acts as something that reaches another pod.</summary>
internal sealed class ActAsDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        for (int pod = 0; pod < context.Plan.Pods.Length; pod++)
        {
            foreach (ActAsEdge edge in context.Edges)
            {
                // Stores with a SAS or a principal, and the studio's preview, are judged by detectors that also see the pod's own places.
                if (edge.Type is not ("L02" or "L03" or "L13"))
                {
                    Detect(context, pod, edge, sink);
                }
            }
        }
    }

    private static void Detect(PodContext context, int pod, ActAsEdge edge, LeakSink sink)
    {
        ActAsWalk walk = context.Walks[pod];
        foreach (PodPlace place in context.Places.All)
        {
            if (place.Pod == pod || context.Places.IsShared(place, place.Prefix.Path, pod) || Opens(context, edge.To, place) is not { } opened)
            {
                continue;
            }

            ulong[] insiders = context.Places.Insiders(place, place.Prefix.Path, write: true);
            int actor = Actor(context.PeopleOf(pod), context.Universe.Inside[pod], walk, edge, insiders, out bool sure);
            if (actor < 0 || context.NameOf(actor) == edge.To.Id)
            {
                continue;
            }

            bool sharedCompute = edge.Type == "L11" && edge.To.Kind == ActAsKind.Principal && PrincipalBits.Has(context.Universe.Inside[place.Pod], context.Universe.Find(edge.To.Id));
            ImmutableArray<ChainStep> chain =
            [
                .. walk.ChainTo(new ActAsNode(ActAsKind.Principal, context.NameOf(actor))),
                new($"'{context.NameOf(actor)}'", edge.How, edge.To.ToString()),
                new(edge.To.ToString(), opened.How, opened.Target),
            ];
            sink.Add(
                sharedCompute ? "L10" : edge.Type, context.Plan.Pods[place.Pod].Name, chain[0].From.Trim('\''), opened.Target,
                sure ? opened.Certainty : LeakCertainty.Indeterminate, chain.AsSpan(), edge.Type is "L01" or "L08" or "L09" ? $"{edge.Through}>{edge.To}" : edge.To.ToString());
        }
    }

    /// <summary>Picks who takes the step: a member of the pod if one can, else something the pod acts as; nobody who may be in the place anyway.</summary>
    private static int Actor(ulong[] people, ulong[] members, ActAsWalk walk, ActAsEdge edge, ulong[] insiders, out bool sure)
    {
        sure = true;
        foreach (ulong[] set in (ulong[][])[people, members, walk.Certain])
        {
            int actor = PrincipalBits.First(PrincipalBits.Minus(PrincipalBits.Intersect(set, edge.From), insiders));
            if (actor >= 0)
            {
                return actor;
            }
        }

        sure = false;
        return PrincipalBits.First(PrincipalBits.Minus(PrincipalBits.Intersect(walk.Possible, PrincipalBits.Union(edge.From, edge.MaybeFrom)), insiders));
    }

    private static (LeakCertainty Certainty, string How, string Target)? Opens(PodContext context, ActAsNode node, PodPlace place)
    {
        if (node.Kind is ActAsKind.AccountKey or ActAsKind.SuperUser)
        {
            return place.Prefix.Account.Equals(node.Id, StringComparison.OrdinalIgnoreCase)
                ? (LeakCertainty.Proven, "opens everything in", place.Prefix.ToString())
                : null;
        }

        return node.Kind == ActAsKind.Principal && context.Universe.Find(node.Id) is >= 0 and int principal ? context.ReachOf(principal, place) : null;
    }
}
