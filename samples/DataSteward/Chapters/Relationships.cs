using System.Text.Json;
using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>A relationship that was published, and a missing one drawn by hand and taken back.</summary>
internal static class Relationships
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        string job = estate.Guid("jobs/train-1");
        AtlasEntity stored = await map.Entities.GetAsync(job);
        JsonElement input = stored.Element("relationshipAttributes", "inputs")[0];
        DataMapObject published = await map.Relationships.GetAsync(input.GetProperty("relationshipGuid").GetString()!, extended: true);
        string? type = published.Text("relationship", "typeName");
        int ends = published.Element("referredEntities") is { ValueKind: JsonValueKind.Object } headers ? headers.EnumerateObject().Count() : 0;
        story.Tell($"{input.GetProperty("displayText").GetString()} and train-1 are tied by {type}, with {ends} ends");
        story.Expect(type == "dataset_process_inputs" && ends == 2, "the input of the job is a relationship between two entities");

        string limits = estate.Guid("data/limits/versions/1"), applications = estate.Guid("data/applications/versions/1");
        DataMapObject drawn = await map.Relationships.CreateAsync(Story.Json($$"""
            {"typeName":"direct_lineage_dataset_dataset","end1":{"guid":"{{limits}}"},"end2":{"guid":"{{applications}}"},"attributes":{"columnMapping":"[]"} }
            """));
        string guid = drawn.Text("guid")!;
        DataMapObject plain = await map.Relationships.GetAsync(guid);
        story.Expect(
            (plain.Text("relationship", "end1", "guid"), plain.Text("relationship", "end2", "guid")) == (limits, applications),
            "the drawn edge leads from the limits to the applications");
        story.Expect(await IsUpstreamAsync(map, limits, applications), "lineage shows the drawn edge");
        await map.Relationships.UpdateAsync(Story.Json($$"""
            {"guid":"{{guid}}","typeName":"direct_lineage_dataset_dataset","attributes":{"columnMapping":"[{\"Source\":\"id\",\"Sink\":\"id\"}]"} }
            """));
        DataMapObject mapped = await map.Relationships.GetAsync(guid);
        story.Expect(mapped.Text("relationship", "attributes", "columnMapping")?.Contains("Sink", StringComparison.Ordinal) == true, "the edge tells its columns");

        await map.Relationships.DeleteAsync(guid);
        story.Expect(!await IsUpstreamAsync(map, limits, applications), "lineage has forgotten the deleted edge");
        await story.ExpectRefusalAsync(404, map.Relationships.GetAsync(guid), "the deleted relationship is gone");
        story.Tell("an edge from the limits to the applications was drawn by hand, seen in lineage, given its columns, and deleted");
    }

    private static async Task<bool> IsUpstreamAsync(DataMapClient map, string from, string of) =>
        (await map.Lineage.GetAsync(of, DataMapLineageDirection.Input, depth: 1)).Value.Relations.Any(relation => relation.From == from && relation.To == of);
}
