using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Judges whether pods are apart: finds every way of the 32 known types in which one reaches another, with the shortest chain.</summary>
public static class PodIsolation
{
    /// <summary>Analyses an estate against a plan.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Settings of role evaluation, or <see langword="null"/> for the defaults.</param>
    /// <remarks>A leak check takes the widest answer: the union of the published readings of access lists, and what is unknown counts as a
    /// finding that says so (<see cref="LeakCertainty.Indeterminate"/>), never as safe.</remarks>
    public static PodIsolationReport Analyze(PodEstate estate, PodPlan plan, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(plan);
        var context = new PodContext(JobSubmitters.Identify(estate, plan), plan, options ?? AccessOptions.Default);
        var sink = new LeakSink();
        ImmutableArray<LeakDetector> detectors =
        [
            new AclEntryDetector(), new DefaultListDetector(), new PathStateDetector(), new RoleLeakDetector(), new ActAsDetector(), new CredentialDatastoreDetector(),
            new SharedIdentityDetector(), new WorkspaceIdentityDetector(), new WorkspaceDetector(), new JobDetector(), new AssetDetector(),
            new ComputeInstanceDetector(), new SignatureDetector(), new AccountSettingsDetector(),
        ];
        foreach (LakeAccount account in estate.Accounts)
        {
            context.Sweep.Run(account, path =>
            {
                foreach (LeakDetector detector in detectors)
                {
                    detector.Visit(context, path, sink);
                }
            });
        }

        context.Walk();
        foreach (LeakDetector detector in detectors)
        {
            detector.Detect(context, sink);
        }

        return new PodIsolationReport(sink.ToImmutable(), [.. NotVisible(context).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> NotVisible(PodContext context)
    {
        IEnumerable<string> places = context.Places.All.Where(place => !place.IsImplied).Select(place => (place, Account: context.AccountOf(place.Prefix.Account)))
            .Where(pair => pair.Account is null || (pair.Account.IsHierarchical && pair.Account.Find(pair.place.Prefix.Container) is null))
            .Select(pair => pair.Account is null ? $"{pair.place.Prefix}: the storage account was not read" : $"{pair.place.Prefix}: the paths of the container were not read");
        IEnumerable<string> groups = context.Estate.Access.Groups.Where(group => !group.IsComplete).Select(group => $"group '{group.DisplayName ?? group.Id}': its members were not all read");
        IEnumerable<string> roles = context.Estate.Access.RoleAssignments.Where(assignment => context.Evaluator.RoleOf(assignment.RoleDefinitionId) is null)
            .Select(assignment => $"role '{assignment.RoleDefinitionId}': its definition was not read");
        IEnumerable<string> workspaces = context.Plan.Pods.SelectMany(pod => pod.Workspaces)
            .Where(id => !context.Estate.Workspaces.Any(workspace => PodEstateIds.Same(workspace.Id, id))).Select(id => $"{id}: the workspace was not read");
        IEnumerable<string> scopes = context.Estate.Access.UnreadableScopes.Select(scope => $"{scope}: its role assignments could not be read");
        return context.Estate.NotVisible.Concat(context.Sweep.NotVisible).Concat(places).Concat(groups).Concat(roles).Concat(workspaces).Concat(scopes);
    }
}
