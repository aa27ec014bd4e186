using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Lineage;

namespace DataSteward.Chapters;

/// <summary>Lineage as the Data Map tells it, page by page, held against the library's own graph.</summary>
internal static class LineageReading
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        const string Applications = "data/applications/versions/1";
        string wide = estate.Guid(Applications);
        AtlasLineage first = await map.Lineage.GetAsync(wide, DataMapLineageDirection.Output, depth: 1);
        bool isCut = first.Truncated(DataMapLineageDirection.Output).Contains(wide);
        story.Tell($"the applications lead to {first.Relations.Length} jobs on the first page{(isCut ? ", and there are more" : "")}");
        story.Expect(isCut && first.Relations.Length < PublishedEstate.Trainings, "the service cuts a wide node off, and the client notices");

        AtlasLineage next = await map.Lineage.GetNextAsync(wide, DataMapLineageDirection.Output, offset: first.Relations.Length, limit: 100);
        story.Tell($"the next page holds {next.Relations.Length}");
        HashSet<AssetId> told = estate.NodesOf(first.Relations.Concat(next.Relations).Select(relation => relation.To));
        LineageNode node = estate.Graph.Node(PublishedEstate.Id(Applications));
        HashSet<AssetId> held = [.. estate.Graph.EdgesOutOf(node).Where(edge => LineageRoleSet.Data.Contains(edge.Role)).Select(edge => edge.Downstream.Id)];
        story.Expect(told.Count == PublishedEstate.Trainings && told.SetEquals(held), "both pages together are the graph's edges out of the applications");

        AssetId model = PublishedEstate.Id("models/risk/versions/12");
        AtlasLineage whole = await map.Lineage.GetAsync(estate.Guid("models/risk/versions/12"), DataMapLineageDirection.Input, depth: 31, width: 100);
        HashSet<AssetId> reached = estate.NodesOf(whole.Entities.Keys);
        reached.Remove(model);
        HashSet<AssetId> upstream = [.. estate.Graph.Upstream(model).Select(found => found.Id)];
        story.Tell($"upstream of risk 12: {string.Join(", ", reached.Select(id => estate.Graph.Node(id).DisplayName).Order(StringComparer.Ordinal))}");
        story.Expect(whole.Truncated(DataMapLineageDirection.Input).IsEmpty, "with width enough nothing is cut off");
        story.Expect(upstream.Count > 0 && reached.SetEquals(upstream), "the Data Map and the graph name the same nodes upstream of the model");
    }
}
