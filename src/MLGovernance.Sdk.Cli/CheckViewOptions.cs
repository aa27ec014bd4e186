using System.Collections.Immutable;
using System.CommandLine;
using MLGovernance.Access;
using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary>The options that ask for sums and comparisons. Files are read before the estate is, so that a wrong one is told at once.</summary>
internal sealed class CheckViewOptions
{
    private readonly Option<ComplianceGrouping[]> _by = new("--by") { Description = "Sum the report up by initiative, control, framework, pod, workspace or owner; may be given several times. What is unknown never counts as compliant.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileInfo> _pods = new("--pods") { Description = "The pod plan (docs/schemas/pod-plan.schema.json): which pod a workspace, datastore or storage path belongs to. Every way in which one pod reaches another becomes a finding (MLG4301 to MLG4332); read the estate with --access. Needed for --by pod." };
    private readonly Option<string[]> _ownerTags = new("--owner-tag") { Description = "The tags that name an owner, for --by owner.", DefaultValueFactory = _ => ["owner"] };
    private readonly Option<FileInfo> _compare = new("--compare") { Description = "An older report, written with --output json: tell what is new, fixed and persisting since." };

    internal void AddTo(Command command)
    {
        command.Add(_by);
        command.Add(_pods);
        command.Add(_ownerTags);
        command.Add(_compare);
    }

    /// <summary>Returns the policies, with those of a pod plan where one is given.</summary>
    internal PolicySet WithPods(ParseResult parsed, PolicySet policies) => parsed.GetValue(_pods) is { } plan
        ? policies.With(PolicySet.Pods(PodPlanReader.Read(File.ReadAllBytes(plan.FullName), plan.Name)).Rules.AsSpan())
        : policies;

    internal Func<ComplianceReport, ComplianceViews> Read(ParseResult parsed, ReportFormat output)
    {
        ComplianceGrouping[] by = [.. (parsed.GetValue(_by) ?? []).Distinct()];
        FileInfo? plan = parsed.GetValue(_pods), older = parsed.GetValue(_compare);
        if ((by.Length > 0 || older is not null) && output is not (ReportFormat.Table or ReportFormat.Json or ReportFormat.Markdown))
        {
            throw new ArgumentException($"--by and --compare are shown with --output table, json or markdown, not {output.ToString().ToLowerInvariant()}.");
        }

        if (by.Contains(ComplianceGrouping.Pod) && plan is null)
        {
            throw new ArgumentException("--by pod needs --pods FILE, a pod plan (docs/schemas/pod-plan.schema.json).");
        }

        var options = new RollupOptions
        {
            OwnerTags = [.. parsed.GetValue(_ownerTags) ?? []],
            Pods = plan is null ? ImmutableDictionary<AssetId, string>.Empty : Pods(PodPlanReader.Read(File.ReadAllBytes(plan.FullName), plan.Name)),
        };
        ComplianceSummary? before = older is null ? null : ComplianceSummaryReader.Read(File.ReadAllBytes(older.FullName), older.Name);
        return report => new ComplianceViews
        {
            Rollups = [.. by.Select(grouping => ComplianceRollup.Of(report, grouping, options))],
            Trend = before is null ? null : ComplianceTrend.Between(before, report),
        };
    }

    private static ImmutableDictionary<AssetId, string> Pods(PodPlan plan)
    {
        ImmutableDictionary<AssetId, string>.Builder pods = ImmutableDictionary.CreateBuilder<AssetId, string>();
        foreach (Pod pod in plan.Pods)
        {
            foreach (AssetId scope in pod.Workspaces.Concat(pod.Datastores).Select(id => AssetId.Parse(id)).Concat(pod.Prefixes.Select(prefix => AssetId.Storage(prefix.Account, prefix.Container, prefix.Path))))
            {
                pods[scope] = pod.Name;
            }
        }

        return pods.ToImmutable();
    }
}
