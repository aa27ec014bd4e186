using BenchmarkDotNet.Attributes;
using MLGovernance.Access;

namespace MLGovernance.Benchmarks.Access;

/// <summary>5,000 principals, 2,000 assignments, 200 custom roles, 20,000 assets, 40 operations.</summary>
[MemoryDiagnoser]
public class AccessMatrixBenchmarks
{
    private AccessModel _model = null!;
    private AccessEvaluator _evaluator = null!;
    private int _next;

    [GlobalSetup]
    public void Compile()
    {
        _model = AccessEstate.Model(seed: 42);
        _evaluator = AccessEvaluator.Compile(_model);
    }

    [Benchmark]
    public AccessEvaluator CompileModel() => AccessEvaluator.Compile(_model);

    [Benchmark]
    public long FullMatrix() => _evaluator.Matrix([.. Enumerable.Range(0, AccessEstate.Principals).Select(AccessEstate.User)], AccessEstate.Operations, AccessEstate.Scopes())
        .Count(AccessResult.Allowed);

    [Benchmark]
    public AccessDecision OneQuestion()
    {
        _next = (_next + 1) % AccessEstate.Principals;
        return _evaluator.Evaluate(new AccessRequest
        {
            PrincipalId = AccessEstate.User(_next),
            Operation = AccessOperations.JobsWrite,
            Scope = "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws11/models/m11",
        });
    }
}
