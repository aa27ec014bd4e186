using MLGovernance;
using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>A tree of collections, entities moved into it, and what the Data Map does not let go.</summary>
internal static class Collections
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        CollectionClient collections = map.Collections;
        string root = "";
        await foreach (ResourceJson collection in collections.GetCollectionsAsync())
        {
            root = collection.Text("parentCollection", "referenceName") is null ? collection.Name! : root;
        }

        await collections.CreateOrUpdateAsync("credit", "Credit", root, "What the credit team answers for.");
        await collections.CreateOrUpdateAsync("credit-models", "Models", "credit");
        await collections.CreateOrUpdateAsync("credit-old", "Old", "credit");
        await collections.CreateOrUpdateAsync("credit-models", "Risk models", "credit", "Models in use.");
        DataMapObject models = await collections.GetAsync("credit-models");
        story.Tell($"{models.Text("name")} is called '{models.Text("friendlyName")}': {models.Text("description")}");
        story.Expect(models.Text("friendlyName") == "Risk models", "a second write renames the collection");

        DataMapObject path = await collections.GetPathAsync("credit-models");
        string[] names = [.. path.Element("parentFriendlyNameChain").EnumerateArray().Select(name => name.GetString()!)];
        story.Tell($"path: {string.Join(" > ", names)}");
        story.Expect(names is [_, "Credit", "Risk models"], "the path leads from the root over Credit to Risk models");
        string[] children = Story.Texts((await collections.GetChildNamesAsync("credit")).Value.Element("value"), "name");
        story.Tell($"below Credit: {string.Join(", ", children)}");
        story.Expect(children is ["credit-models", "credit-old"], "Credit has two children");

        string[] versions = [.. Enumerable.Range(1, PublishedEstate.Trainings).Select(version => estate.Guid($"models/risk/versions/{version}"))];
        EntityMutation moved = await map.Entities.MoveToCollectionAsync("credit-models", versions);
        story.Tell($"moved: {moved.Updated.Length} model versions");
        story.Expect(moved.Updated.Length == versions.Length, "every model version is moved");
        AtlasEntity last = await map.Entities.GetAsync(versions[^1]);
        story.Expect(last.CollectionId == "credit-models", "a moved entity names its new collection");

        await collections.DeleteAsync("credit-old");
        await story.ExpectRefusalAsync(404, collections.GetAsync("credit-old"), "the deleted collection is gone");
        await story.ExpectRefusalAsync(409, collections.DeleteAsync("credit-models"), "a collection with entities is not deleted");
        story.Tell("credit-old was empty and is deleted; credit-models holds entities and stays");
    }
}
