using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>L04, L05, L06, L07 and L30: data roles that reach into another pod.</summary>
internal sealed class RoleLeakDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        DataAssignment[] active = [.. DataAssignment.Find(context, context.Estate.Access.RoleAssignments)];
        foreach (DataAssignment assignment in active)
        {
            foreach (PodPlace place in context.Places.All)
            {
                if (assignment.Grant(context, place) is { } grant)
                {
                    Report(context, assignment, place, grant, active, sink);
                }
            }
        }

        foreach (DataAssignment assignment in DataAssignment.Find(context, context.Estate.Access.EligibleAssignments))
        {
            foreach (PodPlace place in context.Places.All)
            {
                if (assignment.Grant(context, place) is { } grant)
                {
                    Add(context, "L30", assignment, place, grant, LeakCertainty.Potential, "is eligible for", sink);
                }
            }
        }
    }

    private static void Report(PodContext context, DataAssignment assignment, PodPlace place, DataGrant grant, DataAssignment[] all, LeakSink sink)
    {
        bool forgets = !grant.Forgotten.IsEmpty;
        string type = forgets ? "L06" : assignment.IsAbove(context, place) ? "L04" : "L05";
        string how = forgets ? $"is let through by a condition that leaves out {string.Join(", ", grant.Forgotten)}, in" : "has";
        Add(context, type, assignment, place, grant, grant.Certainty, how, sink);
        if (assignment.Source.Condition is not null)
        {
            return;
        }

        foreach (DataAssignment twin in all)
        {
            ulong[] both = PrincipalBits.Intersect(grant.Foreign, twin.Members);
            if (twin.Source.Condition is not null && PrincipalBits.Any(both) && twin.IsWithheld(context, place))
            {
                string name = context.NameOf(PrincipalBits.First(both));
                sink.Add("L07", context.Plan.Pods[place.Pod].Name, name, place.Prefix.ToString(), grant.Certainty,
                [
                    new ChainStep($"'{name}'", "is held back by the condition of", twin.Name),
                    new ChainStep($"'{name}'", "is let in without condition by", assignment.Name),
                    new ChainStep(assignment.Name, "opens", place.Prefix.ToString()),
                ], assignment.Name);
            }
        }
    }

    private static void Add(
        PodContext context, string type, DataAssignment assignment, PodPlace place, DataGrant grant, LeakCertainty certainty, string how, LeakSink sink)
    {
        string member = context.NameOf(PrincipalBits.First(grant.Foreign));
        ImmutableArray<string> via = context.Evaluator.ChainTo(member, assignment.Source.PrincipalId);
        var chain = new List<ChainStep>();
        for (int i = 1; i < via.Length; i++)
        {
            chain.Add(new ChainStep($"'{via[i - 1]}'", "is a member of", $"'{via[i]}'"));
        }

        chain.Add(new ChainStep($"'{via[^1]}'", how, assignment.Name));
        chain.Add(new ChainStep(assignment.Name, "opens", place.Prefix.ToString()));
        sink.Add(type, context.Plan.Pods[place.Pod].Name, assignment.Source.PrincipalId, place.Prefix.ToString(), certainty, [.. chain], assignment.Name);
    }
}
