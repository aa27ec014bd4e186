using System.CommandLine;
using System.Text;
using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access pods</c>: whether pods are apart, and what a pod lacks.</summary>
internal static class PodsCommand
{
    private const int Found = 1;

    internal static Command Create()
    {
        Option<string> estate = AccessInput.CreateOption();
        Option<WildcardMode> wildcard = AccessInput.CreateWildcardOption();
        Option<string> output = OutputFormat.Create("text", "json", "mermaid");
        var plan = new Option<string>("--plan") { Description = "The pod plan (docs/schemas/pod-plan.schema.json).", Required = true };
        var needs = new Option<bool>("--needs") { Description = "Report what pods need and lack instead of what is open." };
        var command = new Command("pods", "Report every way in which one pod reaches another, with the shortest chain; exit code 1 when there is one.") { estate, plan, wildcard, output, needs };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            AccessInput input = AccessInput.Read(parsed.GetRequiredValue(estate));
            string file = parsed.GetRequiredValue(plan);
            PodPlan pods = PodPlanReader.Read(File.ReadAllBytes(file), file);
            PodEstate seen = PodEstate.From(input.Snapshot) with { Access = input.Model };
            var options = new AccessOptions { Wildcards = parsed.GetValue(wildcard) };
            TextWriter writer = parsed.InvocationConfiguration.Output;
            return parsed.GetValue(needs) ? Needs(writer, seen, pods, options) : Leaks(writer, parsed.GetRequiredValue(output), PodIsolation.Analyze(seen, pods, options), pods);
        }));
        return command;
    }

    private static int Leaks(TextWriter output, string format, PodIsolationReport report, PodPlan plan)
    {
        switch (format)
        {
            case "json":
                using (var stream = new MemoryStream())
                {
                    using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
                    {
                        PodIsolationWriter.Write(report, writer);
                    }

                    output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
                }

                break;
            case "mermaid":
                foreach (PodLeak leak in report.Leaks)
                {
                    output.WriteLine($"%% {leak.Type.Id} {leak.Type.Title}");
                    output.WriteLine(PodLeakDiagram.ToMermaid(leak));
                }

                break;
            default:
                Text(output, report, plan);
                break;
        }

        return report.Leaks.IsEmpty ? 0 : Found;
    }

    private static void Text(TextWriter output, PodIsolationReport report, PodPlan plan)
    {
        foreach (PodLeak leak in report.Leaks)
        {
            output.WriteLine($"{leak.Type.Severity.ToString().ToUpperInvariant(),-8} {leak.Type.Id} {leak.Describe(plan.Names)}");
            output.WriteLine($"         Why: {leak.Type.Why} Remedy: {leak.Type.Remedy}{(leak.Occurrences > 1 ? $" Seen {leak.Occurrences} times." : "")}");
        }

        foreach (string gap in report.NotVisible)
        {
            output.WriteLine($"NOT SEEN {gap}");
        }

        output.WriteLine(report.IsIsolated ? "The pods are apart, and everything was seen." : $"{report.Leaks.Length} leaks, {report.NotVisible.Length} things not seen.");
    }

    private static int Needs(TextWriter output, PodEstate estate, PodPlan plan, AccessOptions options)
    {
        var gaps = PodReadiness.Check(estate, plan, options);
        foreach (PodGap gap in gaps)
        {
            output.WriteLine($"{gap.Result} {gap.Pod}: '{gap.Principal}' needs {gap.Need} on {gap.Target} for {gap.For}. {string.Join("; ", gap.Missing)}");
        }

        output.WriteLine(gaps.IsEmpty ? "Nothing is missing." : $"{gaps.Length} things are missing or cannot be shown.");
        return gaps.IsEmpty ? 0 : Found;
    }
}
