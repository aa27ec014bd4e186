using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>Free labels, by guid and by qualified name.</summary>
internal static class Labels
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        EntityClient entities = map.Entities;
        string guid = estate.Guid("models/risk/versions/12");
        await entities.SetLabelsAsync(guid, ["candidate", "to-review"]);
        await entities.AddLabelsAsync(guid, ["served"]);
        story.Expect(await OnAsync(entities, guid) is ["candidate", "served", "to-review"], "added labels join those that were set");
        await entities.RemoveLabelsAsync(guid, ["candidate"]);
        string[] served = await OnAsync(entities, guid);
        story.Tell($"risk 12 carries {string.Join(", ", served)}");
        story.Expect(served is ["served", "to-review"], "a removed label is gone, the others stay");

        CatalogEntity model = estate.Entity("models/risk/versions/12");
        await entities.SetLabelsByQualifiedNameAsync(model.TypeName, model.QualifiedName, ["reviewed"]);
        story.Expect(await OnAsync(entities, guid) is ["reviewed"], "labels set by name replace all");
        await entities.AddLabelsByQualifiedNameAsync(model.TypeName, model.QualifiedName, ["golden", "served"]);
        await entities.RemoveLabelsByQualifiedNameAsync(model.TypeName, model.QualifiedName, ["reviewed"]);
        string[] golden = await OnAsync(entities, guid);
        story.Tell($"and after the review {string.Join(", ", golden)}");
        story.Expect(golden is ["golden", "served"], "labels come and go by name");
    }

    private static async Task<string[]> OnAsync(EntityClient entities, string guid) =>
        Story.Texts((await entities.GetAsync(guid)).Value.Element("labels"));
}
