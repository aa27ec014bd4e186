using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapDoctor
{
    /// <summary>Tells whether an asset and its lineage arrived, and if not, why: each station of the way from the read to the Data Map.</summary>
    /// <param name="batch">What is to be published of the estate.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    /// <returns>The checks in the order of the way; it ends at the first station that the asset did not pass.</returns>
    public async Task<ImmutableArray<DataMapCheck>> ExplainAsync(EntityBatch batch, AssetId asset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        LineageGraph graph = batch.Report.Graph;
        if (!graph.TryGetNode(asset, out LineageNode node))
        {
            return [NotRead(graph, asset)];
        }

        List<DataMapCheck> checks = [new("read", DataMapCheckState.Passed, $"The estate holds it as {node.Kind.Name} ({node.State}).")];
        checks.AddRange(graph.DanglingReferences.Where(reference => reference.From.Id.Equals(asset)).Select(reference => new DataMapCheck(
            $"reference {reference.Pointer}", DataMapCheckState.Warning, $"'{reference.Text}' gives no edge: {reference.Reason}")));
        if (batch.Entities.FirstOrDefault(entity => entity.Source is { } source && source.Equals(asset)) is not { } wanted)
        {
            checks.Add(new DataMapCheck("map", DataMapCheckState.Failed, node.State == LineageNodeState.Asset
                ? $"The kind '{node.Kind.Name}' gets an entity only when data flows through it, and none does."
                : "No resource states it, and no data flows through it."));
            return [.. checks];
        }

        checks.Add(new DataMapCheck("map", DataMapCheckState.Passed, $"It is published as {wanted}."));
        using PublishMemory memory = await RecallAsync(cancellationToken).ConfigureAwait(false);
        (DataMapCheck arrival, AtlasEntity? held) = await FindAsync(wanted.Reference, memory, cancellationToken).ConfigureAwait(false);
        checks.Add(arrival);
        if (held is not null)
        {
            checks.AddRange(await MissingEdgesAsync(batch, wanted, memory, cancellationToken).ConfigureAwait(false));
        }

        return [.. checks];
    }

    private static DataMapCheck NotRead(LineageGraph graph, AssetId asset)
    {
        EstateIssue[] issues = [.. graph.Snapshot.Issues.Where(issue => !issue.IsNote
            && (asset.Scope is not { } scope || issue.Scope is not { } place || place.Equals(scope)))];
        return new DataMapCheck("read", DataMapCheckState.Failed, issues.Length == 0
            ? "The estate that was read does not hold it, and nothing failed while reading: it is outside the scope, archived or deleted, or its id is spelt in another way."
            : $"The estate that was read does not hold it. {issues.Length} reads failed there, the first at {issues[0].Location}: {issues[0].Code} {issues[0].Message}");
    }

    /// <summary>Asks for the ends of each process that names the entity, and whether the process that is there joins them: those are the edges.</summary>
    private async Task<IEnumerable<DataMapCheck>> MissingEdgesAsync(EntityBatch batch, CatalogEntity wanted, PublishMemory memory, CancellationToken cancellationToken)
    {
        CatalogEntity[] processes = [.. batch.Entities.Where(entity => entity.Attributes.Any(IsEdge)
            && (entity == wanted || entity.Attributes.Any(attribute => IsEdge(attribute) && ((IEnumerable<CatalogReference>)attribute.Value).Contains(wanted.Reference))))];
        List<DataMapCheck> checks = [];
        foreach (CatalogEntity process in processes)
        {
            string subject = $"edge of {process.QualifiedName}";
            (DataMapCheck found, AtlasEntity? there) = await FindAsync(process.Reference, memory, cancellationToken).ConfigureAwait(false);
            if (there is null)
            {
                checks.Add(found with { Subject = subject, Message = $"{process}: {found.Message}" });
                continue;
            }

            foreach (CatalogAttribute side in process.Attributes.Where(IsEdge))
            {
                HashSet<string> joined = Joined(there, side.Name);
                foreach (CatalogReference end in (IEnumerable<CatalogReference>)side.Value)
                {
                    (DataMapCheck arrival, AtlasEntity? held) = await FindAsync(end, memory, cancellationToken).ConfigureAwait(false);
                    if (held is null)
                    {
                        checks.Add(arrival with { Subject = subject, Message = $"{end.TypeName} {end.QualifiedName}: {arrival.Message}" });
                    }
                    else if (!joined.Contains(held.Guid))
                    {
                        checks.Add(new DataMapCheck(subject, DataMapCheckState.Failed,
                            $"{end.TypeName} {end.QualifiedName} is there, but not among the {side.Name} of the process: somebody took it out since; 'mlgov purview apply --verify' puts it back."));
                    }
                }
            }
        }

        return checks.Count > 0 ? checks : [new DataMapCheck("edges", DataMapCheckState.Passed, $"The ends of its {processes.Length} processes are there.")];
    }

    private static HashSet<string> Joined(AtlasEntity process, string side) => [.. Ends(process, side)
        .Where(end => !end.TryGetProperty("entityStatus", out JsonElement status) || status.GetString() != "DELETED")
        .Select(end => end.GetProperty("guid").GetString()!)];

    private static JsonElement.ArrayEnumerator Ends(AtlasEntity process, string side) =>
        process.Element("attributes", side) is { ValueKind: JsonValueKind.Array } ends ? ends.EnumerateArray() : default;

    private static bool IsEdge(CatalogAttribute attribute) => attribute is { Name: "inputs" or "outputs", Value: IEnumerable<CatalogReference> };
}
