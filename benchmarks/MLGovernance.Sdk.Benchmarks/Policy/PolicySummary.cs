using System.Diagnostics;
using System.Globalization;

namespace MLGovernance.Benchmarks.Policy;

/// <summary>Tells in a minute how long the whole catalogue takes on 100,000 assets, in full and after a change of 1 %.</summary>
internal static class PolicySummary
{
    /// <summary>Runs <c>--policies [COUNT]</c>.</summary>
    /// <param name="options">The number of assets; the default is 100,000.</param>
    public static int Run(string[] options)
    {
        var benchmark = new PolicyEvaluatorBenchmarks { Assets = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 100_000 };
        benchmark.Build();
        double full = Best(benchmark.Full), update = Best(benchmark.AfterOnePercent);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Assets:N0} assets × {benchmark.Policies} policies   {full:N2} s in full, {update:N2} s after 1 % changed ({update / full:P1})"));
        return 0;
    }

    private static double Best(Func<int> run) => Enumerable.Range(0, 3).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });
}
