using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance;
using MLGovernance.Access;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace Quickstart;

/// <summary>The last section: who reaches whose data, through which chain.</summary>
internal static class AccessStory
{
    internal static async Task TellAsync(TextWriter output, EstateSnapshot estate, AzureEmulator emulator, TokenCredential credential)
    {
        // Storage and Microsoft Graph have hosts of their own; the handler leads them to the emulator.
        using HttpMessageHandler handler = emulator.CreateHandler(mapPublicHosts: true);
        using var client = new HttpClient(handler, disposeHandler: false);
        var options = new AzureAccessSourceOptions { ReadPathLists = true };
        options.ResourceManager.Transport = new HttpClientTransport(client);
        options.Access.Transport = new HttpClientTransport(client);

        var builder = new EstateSnapshotBuilder();
        builder.Add(estate);
        await new AzureAccessSource(credential, options).ReadAsync(EstateScope.Subscription("5a3e0000-0000-4000-8000-00000000aaaa"), builder, null, CancellationToken.None);
        EstateSnapshot withAccess = builder.Build(estate.TakenAt);
        PodPlan plan = PodPlanReader.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "pods.json")), "pods.json");
        PodIsolationReport report = PodIsolation.Analyze(PodEstate.From(withAccess), plan);

        output.WriteLine();
        output.WriteLine($"Are the teams really apart? {report.Leaks.Length} ways in which one reaches the other:");
        foreach (PodLeak leak in report.Leaks.Where(leak => leak.Type.Severity >= LeakSeverity.High))
        {
            output.WriteLine($"  {leak.Type.Severity.ToString().ToUpperInvariant(),-8} {leak.Type.Id} {leak.Describe(plan.Names)}");
            output.WriteLine($"           {leak.Type.Remedy}");
        }

        foreach (IGrouping<PodLeakType, PodLeak> minor in report.Leaks.Where(leak => leak.Type.Severity < LeakSeverity.High).GroupBy(leak => leak.Type))
        {
            int times = minor.Sum(leak => leak.Occurrences);
            output.WriteLine($"  {minor.Key.Severity.ToString().ToUpperInvariant(),-8} {minor.Key.Id} {(times > 1 ? $"{times} times. " : "")}{minor.First().Describe(plan.Names)}");
        }

        foreach (string gap in report.NotVisible)
        {
            output.WriteLine($"  not seen {gap}");
        }
    }
}
