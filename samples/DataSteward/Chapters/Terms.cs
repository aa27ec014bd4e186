using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>Terms, what they are related to, and the entities that carry them.</summary>
internal static class Terms
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        GlossaryClient glossaries = map.Glossary;
        string glossary = (await glossaries.CreateGlossaryAsync(Story.Json("""{"name":"Risk"}"""))).Value.Text("guid")!;
        string term = (await glossaries.CreateTermAsync(Story.Json(Body(glossary, "Default")))).Value.Text("guid")!;
        DataMapObject many = await glossaries.CreateTermsAsync(Story.Json($"[{Body(glossary, "PD")},{Body(glossary, "Probability of default")}]"));
        string[] guids = [.. many.Json.EnumerateArray().Select(item => item.GetProperty("guid").GetString()!)];
        DataMapObject listed = await glossaries.GetTermsAsync(glossary);
        story.Tell($"terms: {string.Join(", ", Story.Texts(listed.Json, "name"))}");
        story.Expect(Story.Texts(listed.Json, "name") is ["Default", "PD", "Probability of default"], "the glossary lists its three terms");

        await glossaries.UpdateTermAsync(term, Story.Json(
            $$"""{"name":"Default","longDescription":"90 days past due.","status":"Draft","anchor":{"glossaryGuid":"{{glossary}}"} }"""));
        await glossaries.PatchTermAsync(term, Story.Json("""{"status":"Approved"}"""));
        DataMapObject changed = await glossaries.GetTermAsync(term);
        story.Tell($"{changed.Text("name")} is {changed.Text("status")}: {changed.Text("longDescription")}");
        story.Expect(
            (changed.Text("status"), changed.Text("longDescription")) == ("Approved", "90 days past due."),
            "the patch of a term leaves what the update wrote");

        await map.Relationships.CreateAsync(Story.Json($$"""
            {"typeName":"AtlasGlossarySynonym",
             "end1":{"guid":"{{guids[0]}}","typeName":"AtlasGlossaryTerm"},"end2":{"guid":"{{guids[1]}}","typeName":"AtlasGlossaryTerm"} }
            """));
        DataMapObject related = await glossaries.GetRelatedTermsAsync(guids[0]);
        string[] synonyms = Story.Texts(related.Element("synonyms"), "displayText");
        story.Tell($"PD is a synonym of {string.Join(", ", synonyms)}");
        story.Expect(synonyms is ["Probability of default"], "the synonym is found from the other term");

        await AssignAsync(story, map, term, estate.Guid("data/applications/versions/1"), estate.Guid("models/risk/versions/12"));

        await glossaries.DeleteTermAsync(term);
        await story.ExpectRefusalAsync(404, glossaries.GetTermAsync(term), "the deleted term is gone");
        await glossaries.DeleteGlossaryAsync(glossary);
        await story.ExpectRefusalAsync(404, glossaries.GetTermAsync(guids[0]), "the terms of a deleted glossary are gone");
    }

    private static async Task AssignAsync(Story story, DataMapClient map, string term, string applications, string model)
    {
        GlossaryClient glossaries = map.Glossary;
        await glossaries.AssignAsync(term, [applications, model]);
        DataMapObject assigned = await glossaries.GetAssignedEntitiesAsync(term);
        story.Tell($"assigned to {string.Join(", ", Story.Texts(assigned.Json, "displayText"))}");
        story.Expect(Story.Texts(assigned.Json, "guid").ToHashSet().SetEquals([applications, model]), "both entities carry the term");
        story.Expect(await MeaningsAsync(map, applications) is ["Default"], "the entity names the term among its meanings");

        string assignment = assigned.Json.EnumerateArray().First(item => item.GetProperty("guid").GetString() == applications).GetRawText();
        await glossaries.UnassignAsync(term, Story.Json($"[{assignment}]"));
        DataMapObject left = await glossaries.GetAssignedEntitiesAsync(term);
        story.Tell($"and later only to {string.Join(", ", Story.Texts(left.Json, "displayText"))}");
        story.Expect(Story.Texts(left.Json, "guid").SequenceEqual([model]) && await MeaningsAsync(map, applications) is [], "one entity has lost the term");
    }

    private static async Task<string[]> MeaningsAsync(DataMapClient map, string guid) =>
        Story.Texts((await map.Entities.GetAsync(guid)).Value.Element("meanings"), "displayText");

    private static string Body(string glossary, string name) => $$"""{"name":"{{name}}","anchor":{"glossaryGuid":"{{glossary}}"} }""";
}
