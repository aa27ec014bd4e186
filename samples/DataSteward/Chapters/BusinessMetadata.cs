using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>What the organisation writes about its assets: from a CSV file, by entity, and by group.</summary>
internal static class BusinessMetadata
{
    private const string Group = "Stewardship";

    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        EntityClient entities = map.Entities;
        await map.Typedefs.CreateAsync(Story.Json($$"""
            {"businessMetadataDefs":[{"category":"BUSINESS_METADATA","name":"{{Group}}",
              "attributeDefs":[{{Attribute("team")}},{{Attribute("review")}},{{Attribute("purpose")}}]}]}
            """));
        string guid = estate.Guid("data/applications/versions/1");
        await ImportAsync(story, entities, estate.Entity("data/applications/versions/1"), guid);

        await entities.SetBusinessMetadataAsync(guid, Story.Json($$"""{"{{Group}}":{"review":"yearly"} }"""));
        await ExpectAsync("credit", "yearly", null, "what is set joins what was imported");
        await entities.SetBusinessMetadataGroupAsync(guid, Group, Story.Json("""{"purpose":"scoring"}"""));
        await ExpectAsync("credit", "yearly", "scoring", "an attribute of the group joins the others");
        await entities.RemoveBusinessMetadataGroupAsync(guid, Group, Story.Json("""{"review":"yearly"}"""));
        await ExpectAsync("credit", null, "scoring", "an attribute taken off the group is gone, the others stay");
        await entities.RemoveBusinessMetadataAsync(guid, Story.Json($$"""{"{{Group}}":{"team":"credit"} }"""));
        await ExpectAsync(null, null, "scoring", "an attribute taken off the entity is gone");
        await entities.SetBusinessMetadataAsync(guid, Story.Json($$"""{"{{Group}}":{"team":"risk"} }"""), overwrite: true);
        await ExpectAsync("risk", null, null, "an overwrite leaves only what it sends");
        string[] groups = [.. (await entities.GetAsync(guid)).Value.Element("businessAttributes").EnumerateObject().Select(group => group.Name)];
        story.Tell($"after the overwrite the only group is {string.Join(", ", groups)}: that which was published is gone too");
        story.Expect(groups is [Group], "an overwrite takes off other groups as well");

        async Task ExpectAsync(string? team, string? review, string? purpose, string claim)
        {
            AtlasEntity entity = await entities.GetAsync(guid);
            (string? Team, string? Review, string? Purpose) found = (Text(entity, "team"), Text(entity, "review"), Text(entity, "purpose"));
            story.Tell($"team {found.Team ?? "-"}, review {found.Review ?? "-"}, purpose {found.Purpose ?? "-"}");
            story.Expect(found == (team, review, purpose), claim);
        }
    }

    private static async Task ImportAsync(Story story, EntityClient entities, CatalogEntity applications, string guid)
    {
        string template = await entities.GetBusinessMetadataTemplateAsync();
        string header = template.Split('\n')[0].Trim();
        story.Tell($"the template begins {header}");
        DataMapObject imported = await entities.ImportBusinessMetadataAsync(BinaryData.FromString($"""
            {header}
            {applications.TypeName},{applications.QualifiedName},{Group}.team,credit,qualifiedName
            {applications.TypeName},nothing has this name,{Group}.team,credit,qualifiedName

            """));
        int taken = imported.Element("successImportInfoList").GetArrayLength();
        story.Expect(taken == 1, "the line that names an entity is imported");
        string[] reasons = Story.Texts(imported.Element("failedImportInfoList"), "remarks");
        story.Tell($"imported {taken} line; refused {reasons.Length}: {string.Join("; ", reasons)}");
        story.Expect(reasons.Length == 1, "the line that names nothing is refused");
        story.Expect(Text(await entities.GetAsync(guid), "team") == "credit", "the imported value is on the entity");
    }

    private static string? Text(AtlasEntity entity, string attribute) => entity.Text("businessAttributes", Group, attribute);

    private static string Attribute(string name) => $$"""
        {"name":"{{name}}","typeName":"string","isOptional":true,"cardinality":"SINGLE","options":{"applicableEntityTypes":"[\"DataSet\"]","maxStrLength":"50"} }
        """;
}
