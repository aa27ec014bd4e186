using System.Collections.Immutable;
using Azure;
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
        checks.Add(await FindAsync(wanted, cancellationToken).ConfigureAwait(false));
        if (checks[^1].State == DataMapCheckState.Passed)
        {
            checks.AddRange(await MissingEdgesAsync(batch, wanted, cancellationToken).ConfigureAwait(false));
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

    private async Task<DataMapCheck> FindAsync(CatalogEntity wanted, CancellationToken cancellationToken)
    {
        try
        {
            AtlasEntity entity = (await _client.Entities
                .GetByQualifiedNameAsync(wanted.TypeName, wanted.QualifiedName, cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return entity.IsDeleted
                ? new DataMapCheck("arrive", DataMapCheckState.Failed, $"The Data Map holds it as deleted ({entity.Guid}): publish again; it gets a new guid.")
                : new DataMapCheck("arrive", DataMapCheckState.Passed, $"The Data Map holds it ({entity.Guid}); search may show it some seconds later.");
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return new DataMapCheck("arrive", DataMapCheckState.Failed, "The Data Map does not hold it: it was not published since it was made, or it was refused; 'mlgov purview apply' tells which.");
        }
        catch (RequestFailedException error)
        {
            return new DataMapCheck("arrive", DataMapCheckState.Failed, $"It cannot be read from the Data Map: {error.Status} {error.ErrorCode}.");
        }
    }

    /// <summary>Asks for the data sets of each process that names the entity, since those are the edges.</summary>
    private async Task<IEnumerable<DataMapCheck>> MissingEdgesAsync(EntityBatch batch, CatalogEntity wanted, CancellationToken cancellationToken)
    {
        CatalogEntity[] processes = [.. batch.Entities.Where(entity => entity.Attributes.Any(IsEdge)
            && (entity == wanted || entity.Attributes.Any(attribute => IsEdge(attribute) && ((IEnumerable<CatalogReference>)attribute.Value).Contains(wanted.Reference))))];
        List<DataMapCheck> checks = [];
        foreach (CatalogEntity process in processes)
        {
            HashSet<CatalogReference> ends = [process.Reference, .. process.Attributes.Where(IsEdge).SelectMany(attribute => (IEnumerable<CatalogReference>)attribute.Value)];
            foreach (CatalogReference end in ends)
            {
                DataMapCheck found = await FindAsync(new CatalogEntity { TypeName = end.TypeName, QualifiedName = end.QualifiedName }, cancellationToken).ConfigureAwait(false);
                if (found.State != DataMapCheckState.Passed)
                {
                    checks.Add(new DataMapCheck($"edge of {process.QualifiedName}", DataMapCheckState.Failed, $"{end.TypeName} {end.QualifiedName}: {found.Message}"));
                }
            }
        }

        return checks.Count > 0 ? checks : [new DataMapCheck("edges", DataMapCheckState.Passed, $"The ends of its {processes.Length} processes are there.")];
    }

    private static bool IsEdge(CatalogAttribute attribute) => attribute is { Name: "inputs" or "outputs", Value: IEnumerable<CatalogReference> };
}
