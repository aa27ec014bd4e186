using System.CommandLine;
using MLGovernance.Cli.Policy;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary><c>mlgov check</c>: evaluates policies and fails a pipeline on violations.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<PolicySeverity> failOn = new("--fail-on") { Description = "The mildest severity that makes the exit code 1.", DefaultValueFactory = _ => PolicySeverity.Low };
        Option<string[]> only = new("--policy") { Description = "Evaluate only these policies, by id." };
        Option<ReportFormat> output = new("--output", "-o")
        {
            Description = "table, json, sarif (2.1.0, for code scanning), junit, markdown, csv, github or azuredevops (annotations in build logs).",
            DefaultValueFactory = _ => ReportFormat.Table,
        };
        Option<FileInfo> config = new("--config") { Description = "The configuration: severities, parameters and effects by scope, exclusions, waivers. The default is .mlgovernance.json in the current folder, where there is one." };
        Option<bool> controls = new("--controls") { Description = "Also evaluate the control catalogue: some 130 controls of every resource that an estate uses." };
        Option<FileInfo> baseline = new("--baseline") { Description = "A file of known findings: only new ones make the exit code 1." };
        Option<FileInfo> writeBaseline = new("--write-baseline") { Description = "Write the findings of this run as a baseline." };
        Option<bool> assigned = new("--assigned") { Description = "Evaluate the policies that the tenant has assigned (definitions, initiatives, assignments, exemptions) instead of the catalogues, and compare with the states that Azure Policy reports." };
        Option<DirectoryInfo?> policies = AssignedInput.CreateOption();
        Option<bool> noStates = new("--no-states") { Description = "With --assigned: do not read or compare Azure Policy's states." };
        var views = new CheckViewOptions();
        var command = new Command("check", """
            Evaluate policies. Exit code 1 tells of violations.
            Examples:
              mlgov check --workspace /subscriptions/…/workspaces/prod --fail-on high --output json
              mlgov check --folder estate --controls --by framework --by owner --output markdown
              mlgov check --folder estate --compare last-week.json
              mlgov check --snapshot estate.mlgov --pods pods.json --fail-on high --output sarif
              mlgov check --subscription 00000000-… --assigned --by initiative
            """)
        {
            failOn, only, output, config, controls, baseline, writeBaseline, assigned, policies, noStates,
        };
        views.AddTo(command);
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            string[] ids = parsed.GetValue(only) ?? [];
            CheckSettings settings = CheckSettings.Read(parsed.GetValue(config), parsed.GetValue(controls), parsed.GetValue(baseline));
            Func<ComplianceReport, ComplianceViews> view = views.Read(parsed, parsed.GetValue(output));
            PolicySet own = views.WithPods(parsed, settings.Policies);
            await using EstateSession session = estate.Open(parsed, parsed.GetValue(assigned) ? null : _ => Select(own, ids));
            ComplianceReport report;
            AssignedComparison? comparison = null;
            if (parsed.GetValue(assigned))
            {
                LineageGraph graph = await session.TraceAsync(cancellationToken).ConfigureAwait(false);
                AssignedInput input = await AssignedInput.ReadAsync(parsed.GetValue(policies), !parsed.GetValue(noStates), estate.Connection, parsed, graph.Snapshot, cancellationToken).ConfigureAwait(false);
                (report, comparison) = AssignedCheck.Run(graph, input, settings.Policies, ids);
            }
            else
            {
                report = await session.CheckAsync(cancellationToken).ConfigureAwait(false);
            }

            ReportOutput.Write(report, parsed.GetValue(output), settings.Baseline, view(report) with { Comparison = comparison });
            if (parsed.GetValue(writeBaseline) is { } file)
            {
                CheckSettings.WriteBaseline(report, file);
            }

            PolicySeverity least = parsed.GetValue(failOn);
            return report.Violations.Any(finding => finding.Severity >= least && settings.Baseline?.Knows(finding) != true) ? ExitCode.Violations : ExitCode.Success;
        });
        return command;
    }

    internal static PolicySet Select(PolicySet set, string[] ids)
    {
        string? unknown = ids.FirstOrDefault(id => !set.Rules.Any(rule => string.Equals(rule.Definition.Id, id, StringComparison.OrdinalIgnoreCase)));
        if (unknown is not null)
        {
            throw new ArgumentException($"There is no policy '{unknown}'.");
        }

        return ids.Length == 0 ? set : set with { Rules = [.. set.Rules.Where(rule => ids.Contains(rule.Definition.Id, StringComparer.OrdinalIgnoreCase))] };
    }
}
