using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Cli;

/// <summary>Reads which pod each workspace belongs to out of a pod plan.</summary>
internal static class PodWorkspaces
{
    internal static ImmutableDictionary<AssetId, string> Read(FileInfo? plan) => plan is null
        ? ImmutableDictionary<AssetId, string>.Empty
        : PodPlanReader.Read(File.ReadAllBytes(plan.FullName), plan.FullName).Pods
            .SelectMany(pod => pod.Workspaces.Select(workspace => KeyValuePair.Create(AssetId.Parse(workspace), pod.Name)))
            .DistinctBy(entry => entry.Key).ToImmutableDictionary();
}
