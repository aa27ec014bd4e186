using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>
/// Turns data lineage into the catalogue's alternation of data sets and processes. Jobs are processes; where data leads to data without a
/// job, a step stands between; where a job leads to a job, what it hands over does.
/// </summary>
internal sealed class LineageSteps
{
    private readonly SortedDictionary<int, (SortedSet<int> Inputs, SortedSet<int> Outputs)> _jobs = [];
    private readonly SortedDictionary<(int Downstream, LineageRole Role), (SortedSet<int> Inputs, EdgeConfidence Confidence)> _steps = [];
    private readonly SortedDictionary<int, SortedSet<int>> _handOvers = [];
    private readonly Dictionary<int, SortedSet<int>> _handedFrom = [];

    internal LineageSteps(LineageGraph graph)
    {
        foreach (LineageEdge edge in graph.AllEdges)
        {
            if (!LineageRoleSet.Data.Contains(edge.Role))
            {
                continue;
            }

            int from = edge.Upstream.Index, to = edge.Downstream.Index;
            switch (edge.Upstream.Kind.CatalogRole == CatalogRole.Process, edge.Downstream.Kind.CatalogRole == CatalogRole.Process)
            {
                case (false, true):
                    Job(to).Inputs.Add(from);
                    break;
                case (true, false):
                    Job(from).Outputs.Add(to);
                    break;
                case (true, true):
                    Job(to);
                    Job(from);
                    HandOver(_handOvers, from).Add(to);
                    HandOver(_handedFrom, to).Add(from);
                    break;
                case (false, false):
                    Step(edge, from, to);
                    break;
            }
        }
    }

    /// <summary>Gets the data sets that each job reads and writes.</summary>
    internal IReadOnlyDictionary<int, (SortedSet<int> Inputs, SortedSet<int> Outputs)> Jobs => _jobs;

    /// <summary>Gets the steps without a job: what each data set is made from, by role.</summary>
    internal IReadOnlyDictionary<(int Downstream, LineageRole Role), (SortedSet<int> Inputs, EdgeConfidence Confidence)> Steps => _steps;

    /// <summary>Returns what a data set is made from without a job, by any of the roles.</summary>
    internal SortedSet<int> SourcesOf(int downstream, LineageRoleSet roles) =>
        [.. Enum.GetValues<LineageRole>().Where(roles.Contains).SelectMany(role => _steps.TryGetValue((downstream, role), out var step) ? step.Inputs : [])];

    /// <summary>Gets the jobs that each job hands something over to.</summary>
    internal IReadOnlyDictionary<int, SortedSet<int>> HandOvers => _handOvers;

    /// <summary>Gets the jobs that hand something over to each job.</summary>
    internal IReadOnlyDictionary<int, SortedSet<int>> HandedFrom => _handedFrom;

    private (SortedSet<int> Inputs, SortedSet<int> Outputs) Job(int node)
    {
        if (!_jobs.TryGetValue(node, out (SortedSet<int> Inputs, SortedSet<int> Outputs) sides))
        {
            _jobs[node] = sides = ([], []);
        }

        return sides;
    }

    private static SortedSet<int> HandOver(IDictionary<int, SortedSet<int>> handOvers, int node)
    {
        if (!handOvers.TryGetValue(node, out SortedSet<int>? jobs))
        {
            handOvers[node] = jobs = [];
        }

        return jobs;
    }

    private void Step(LineageEdge edge, int from, int to)
    {
        if (!_steps.TryGetValue((to, edge.Role), out (SortedSet<int> Inputs, EdgeConfidence Confidence) step))
        {
            step = ([], EdgeConfidence.Stated);
        }

        step.Inputs.Add(from);
        _steps[(to, edge.Role)] = (step.Inputs, edge.Confidence > step.Confidence ? edge.Confidence : step.Confidence);
    }
}
