using System.Diagnostics;
using System.Globalization;
using MLGovernance.Azure;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Benchmarks.Purview;

/// <summary>Plans and publishes an estate against an emulator in another process, twice, and tells times, requests and live memory.</summary>
internal static class PublishSummary
{
    /// <summary>Runs <c>--purview [COUNT]</c>.</summary>
    /// <param name="options">The number of assets; the default is 10,000, with three edges each.</param>
    /// <returns>
    /// 0 when the plan takes 3 s at most, the first apply 60 s, and the second sends 1 % of the requests, else 1. Run it alone on the machine.
    /// </returns>
    internal static async Task<int> RunAsync(string[] options)
    {
        int count = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 10_000;
        ComplianceReport report = PublishEstate.Create(count);
        (EntityBatch batch, double cold) = Time(() => new EntityMapper().Map(report));
        double[] mappings = [.. Enumerable.Range(0, 25).Select(_ => Time(() => new EntityMapper().Map(report)).Seconds).Skip(10).Order()]; // the first ten are compiled on the way
        double mapping = mappings[mappings.Length / 2];
        Line("estate", $"{report.Graph.Snapshot.Count:N0} assets, {report.Graph.EdgeCount:N0} edges: {batch.Entities.Length:N0} entities");
        Line("mapping, one thread", $"{mapping:N3} s, {batch.Entities.Length / mapping:N0} entities/s (the first time in a process: {cold:N2} s)");

        using var emulator = EmulatorProcess.Start();
        (DataMapPlan plan, double planning) = await TimeAsync(() => emulator.Publisher().PlanAsync(batch));
        Line("plan of the first apply", $"{planning:N2} s, {plan.Count(PlannedAction.Create):N0} to create");
        (PublishReceipt first, double applying) = await TimeAsync(() => emulator.Publisher().PublishAsync(batch));
        Line("first apply", $"{applying:N2} s, {first.Created:N0} created, {first.Failed} failed, {first.Requests:N0} requests");
        (PublishReceipt second, double again) = await TimeAsync(() => emulator.Publisher().PublishAsync(batch));
        double share = (double)second.Requests / first.Requests;
        Line("second apply, no journal", $"{again:N2} s, {second.Unchanged:N0} unchanged, {second.Requests:N0} requests ({share:P2})");
        (PublishReceipt verified, double verifying) = await TimeAsync(() => emulator.Publisher(settings => settings.Verify = true).PublishAsync(batch));
        Line("comparing everything", $"{verifying:N2} s, {verified.Unchanged:N0} unchanged, {verified.Requests:N0} requests");
        EntityBatch changed = new EntityMapper().Map(PublishEstate.Create(count, changed: count / 100));
        (PublishReceipt third, double changing) = await TimeAsync(() => emulator.Publisher().PublishAsync(changed));
        Line("after 1 % changed", $"{changing:N2} s, {third.Updated:N0} updated, {third.Requests:N0} requests");

        using var other = EmulatorProcess.Start();
        (long live, PublishReceipt measured) = await LiveMemoryAsync(() => other.Publisher().PublishAsync(batch));
        Line("live beside the batch", $"{live / 1e6:N1} MB at most while {measured.Created:N0} entities are sent, {live / Math.Max(1, measured.Created):N0} bytes each");
        return planning <= 3 && applying <= 60 && share <= 0.01 && first.Failed == 0 ? 0 : 1;
    }

    /// <summary>Collects again and again while work runs and returns the most that was alive, less what was alive before.</summary>
    private static async Task<(long Bytes, T Result)> LiveMemoryAsync<T>(Func<Task<T>> work)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), most = before;
        Task<T> running = Task.Run(work);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(100));
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        return (most - before, await running);
    }

    private static (T Result, double Seconds) Time<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        return (result, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<(T Result, double Seconds)> TimeAsync<T>(Func<Task<T>> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = await work();
        return (result, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void Line(string what, FormattableString text) => Console.WriteLine($"{what,-25} {text.ToString(CultureInfo.InvariantCulture)}");
}
