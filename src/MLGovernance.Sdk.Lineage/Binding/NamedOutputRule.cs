using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>
/// Joins a job to the asset that one of its outputs registers by name (<c>assetName</c>). The wire tells no version: it is the first version
/// that was created after the job and that no other job is known to have made.
/// </summary>
internal static class NamedOutputRule
{
    internal static void Apply(BindingContext context)
    {
        HashSet<int> made = [.. context.Edges.Current
            .Where(edge => edge.Role is LineageRole.Produces or LineageRole.Registers)
            .Select(edge => edge.Downstream)];
        IEnumerable<Asset> jobs = context.Snapshot.OfKind(AssetKinds.Job)
            .OrderBy(job => job.CreatedAt ?? DateTimeOffset.MinValue)
            .ThenBy(job => job.Id);
        foreach (Asset job in jobs)
        {
            if (job["/properties/outputs"] is not { ValueKind: JsonValueKind.Object } outputs || job.Id.Scope is not { } workspace)
            {
                continue;
            }

            foreach (JsonProperty output in outputs.EnumerateObject())
            {
                if (output.Value.At("/assetName")?.AsText() is not { Length: > 0 } name)
                {
                    continue;
                }

                bool isModel = output.Value.At("/jobOutputType")?.AsText()?.EndsWith("model", StringComparison.OrdinalIgnoreCase) ?? false;
                IReadOnlyList<Asset> versions = context.Estate.VersionsOf(workspace.Child(isModel ? "models" : "data", name));
                Asset? version = versions.FirstOrDefault(candidate => candidate.CreatedAt >= job.CreatedAt && !made.Contains(candidate.Index));
                if (version is not null && made.Add(version.Index))
                {
                    context.Edges.Infer(
                        job.Index, version.Index, LineageRole.Registers, job.Index, LineageInference.NamedOutput, EdgeConfidence.Assumed);
                }
            }
        }
    }
}
