using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>One entity read, changed in part, and two registered by hand that go again.</summary>
internal static class Entities
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        EntityClient entities = map.Entities;
        CatalogEntity model = estate.Entity("models/risk/versions/1");
        string guid = estate.Guid("models/risk/versions/1");
        AtlasEntity stored = await entities.GetAsync(guid, ignoreRelationships: true);
        AtlasEntity header = await entities.GetHeaderAsync(guid);
        story.Tell($"{header.TypeName} '{header.Text("displayText")}' in {stored.CollectionId}");
        story.Expect(
            stored.QualifiedName == model.QualifiedName && header.QualifiedName == model.QualifiedName,
            "body and header are those of the model that was published");

        EntityMutation changed = await entities.UpdateByQualifiedNameAsync(
            model.TypeName, model.QualifiedName,
            Story.Json($$"""{"entity":{"typeName":"{{model.TypeName}}","attributes":{"userDescription":"The first model; kept for audits."} } }"""));
        story.Expect(changed.Updated.Length == 1, "the update by name changes one entity");
        await entities.SetAttributeAsync(guid, "owner", Story.Json("\"credit team\""));
        AtlasEntity after = await entities.GetAsync(guid);
        story.Tell($"now owned by the {after.Text("attributes", "owner")}: {after.Text("attributes", "userDescription")}");
        story.Expect(after.Text("attributes", "owner") == "credit team", "the attribute that was set is there");
        story.Expect(after.Text("attributes", "userDescription") == "The first model; kept for audits.", "the attribute of the update is there");
        story.Expect(after.Text("attributes", "name") == stored.Text("attributes", "name"), "an attribute that was not sent stays");

        string first = await RegisterAsync(entities, "file://finance/limits-2024.xlsx"), second = await RegisterAsync(entities, "file://finance/limits-2025.xlsx");
        story.Expect((await entities.GetAsync(first)).Value.CollectionId == "credit", "an entity made by hand is in the collection asked for");
        EntityMutation byGuid = await entities.DeleteAsync(first);
        EntityMutation byName = await entities.DeleteByQualifiedNameAsync("DataSet", "file://finance/limits-2025.xlsx");
        story.Expect(byGuid.Deleted.Any(gone => gone.Guid == first) && byName.Deleted.Any(gone => gone.Guid == second), "both deletions tell what they deleted");
        AtlasEntity deleted = await entities.GetAsync(second);
        story.Tell($"two files registered by hand and deleted; by guid one is still readable as {deleted.Text("status")}");
        story.Expect(deleted.IsDeleted, "a deleted entity stays readable by guid");
        await story.ExpectRefusalAsync(404, entities.GetByQualifiedNameAsync("DataSet", "file://finance/limits-2025.xlsx"), "a deleted entity has lost its name");
    }

    private static async Task<string> RegisterAsync(EntityClient entities, string name)
    {
        EntityMutation created = await entities.CreateOrUpdateAsync(
            Story.Json($$"""{"entity":{"typeName":"DataSet","guid":"-1","attributes":{"qualifiedName":"{{name}}","name":"{{name}}"} } }"""), collectionId: "credit");
        return created.GuidAssignments["-1"];
    }
}
