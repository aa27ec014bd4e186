using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>What data is: classifications by guid, by qualified name, and of many entities at once.</summary>
internal static class Classifications
{
    private const string Confidential = "CREDIT.CONFIDENTIAL";
    private const string Personal = "CREDIT.PERSONAL";

    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        await map.Typedefs.CreateAsync(Story.Json($$"""
            {"classificationDefs":[
              {"category":"CLASSIFICATION","name":"{{Confidential}}","attributeDefs":[{"name":"reason","typeName":"string","isOptional":true,"cardinality":"SINGLE"}]},
              {"category":"CLASSIFICATION","name":"{{Personal}}"}]}
            """));
        await ByGuidAsync(story, map.Entities, estate.Guid("data/applications/versions/1"), estate.Guid("data/limits/versions/1"));
        await ByNameAsync(story, map.Entities, estate.Entity("data/limits/versions/1"), estate.Guid("data/limits/versions/1"));
    }

    private static async Task ByGuidAsync(Story story, EntityClient entities, string applications, string limits)
    {
        await entities.AddClassificationsAsync(applications, With("salaries"));
        DataMapObject list = await entities.GetClassificationsAsync(applications);
        story.Expect(Story.Texts(list.Element("list"), "typeName") is [Confidential], "the applications are confidential");
        await entities.UpdateClassificationsAsync(applications, With("salaries and addresses"));
        string? reason = await ReasonAsync(entities, applications);
        story.Tell($"the applications are {Confidential}, because of {reason}");
        story.Expect(reason == "salaries and addresses", "the reason is the changed one");
        await story.ExpectRefusalAsync(404, entities.GetClassificationAsync(limits, Confidential), "the limits are not confidential");

        string header = $$"""{"classifications":[{"typeName":"{{Personal}}"}]}""";
        await entities.SetClassificationsAsync(Story.Json($$"""{"guidHeaderMap":{"{{applications}}":{{header}},"{{limits}}":{{header}} } }"""));
        story.Expect(
            await OnAsync(entities, applications) is [Personal] && await OnAsync(entities, limits) is [Personal],
            "one call replaces the classifications of both");
        story.Tell($"one call made the applications and the limits {Personal} instead");
        await entities.RemoveClassificationAsync(limits, Personal);
        story.Expect(await OnAsync(entities, limits) is [] && await OnAsync(entities, applications) is [Personal], "only the limits lose their classification");
    }

    private static async Task ByNameAsync(Story story, EntityClient entities, CatalogEntity limits, string guid)
    {
        await entities.AddClassificationsByQualifiedNameAsync(limits.TypeName, limits.QualifiedName, With("draft"));
        story.Expect(await ReasonAsync(entities, guid) == "draft", "the limits are confidential by their name");
        await entities.UpdateClassificationsByQualifiedNameAsync(limits.TypeName, limits.QualifiedName, With("not yet approved"));
        string? reason = await ReasonAsync(entities, guid);
        story.Tell($"the limits were {Confidential} for a while: {reason}");
        story.Expect(reason == "not yet approved", "the reason is the changed one, by name too");
        await entities.RemoveClassificationByQualifiedNameAsync(limits.TypeName, limits.QualifiedName, Confidential);
        story.Expect(await OnAsync(entities, guid) is [], "the limits have no classification left");
    }

    private static RequestContent With(string reason) =>
        Story.Json($$"""[{"typeName":"{{Confidential}}","attributes":{"reason":"{{reason}}"} }]""");

    private static async Task<string?> ReasonAsync(EntityClient entities, string guid) =>
        (await entities.GetClassificationAsync(guid, Confidential)).Value.Text("attributes", "reason");

    private static async Task<string[]> OnAsync(EntityClient entities, string guid) => [.. (await entities.GetAsync(guid)).Value.Classifications];
}
