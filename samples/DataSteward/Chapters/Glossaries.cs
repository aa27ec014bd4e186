using System.Text.Json;
using Azure.Core;
using MLGovernance.Azure;

namespace DataSteward.Chapters;

/// <summary>A glossary of its own, and the categories that order it.</summary>
internal static class Glossaries
{
    internal static async Task TellAsync(Story story, DataMapClient map)
    {
        GlossaryClient glossaries = map.Glossary;
        DataMapObject created = await glossaries.CreateGlossaryAsync(Story.Json("""{"name":"Credit","shortDescription":"Words of credit."}"""));
        string glossary = created.Text("guid")!;
        await glossaries.UpdateGlossaryAsync(glossary, Story.Json(
            """{"name":"Credit","shortDescription":"Words of credit.","longDescription":"As the bank uses them."}"""));
        await glossaries.PatchGlossaryAsync(glossary, Story.Json("""{"shortDescription":"The words of credit."}"""));
        DataMapObject changed = await glossaries.GetGlossaryAsync(glossary);
        story.Tell($"{changed.Text("name")}: {changed.Text("shortDescription")} {changed.Text("longDescription")}");
        story.Expect(
            (changed.Text("shortDescription"), changed.Text("longDescription")) == ("The words of credit.", "As the bank uses them."),
            "the patch changes the short description, the update has left the long one");

        await CategoriesAsync(story, glossaries, glossary);

        await glossaries.DeleteGlossaryAsync(glossary);
        DataMapObject left = await glossaries.GetGlossariesAsync();
        story.Expect(!Story.Texts(left.Json, "guid").Contains(glossary), "the deleted glossary is not listed");
        await story.ExpectRefusalAsync(404, glossaries.GetGlossaryAsync(glossary), "the deleted glossary is gone");
    }

    private static async Task CategoriesAsync(Story story, GlossaryClient glossaries, string glossary)
    {
        DataMapObject one = await glossaries.CreateCategoryAsync(Category(glossary, "Risk"));
        string risk = one.Text("guid")!;
        DataMapObject many = await glossaries.CreateCategoriesAsync(Story.Json($$"""
            [{"name":"Limits","anchor":{"glossaryGuid":"{{glossary}}"} },{"name":"Pricing","anchor":{"glossaryGuid":"{{glossary}}"} }]
            """));
        story.Expect(many.Json.GetArrayLength() == 2, "two categories are made in one call");
        DataMapObject all = await glossaries.GetCategoriesAsync(glossary), rest = await glossaries.GetCategoriesAsync(glossary, limit: 10, offset: 1);
        story.Tell($"categories: {string.Join(", ", Story.Texts(all.Json, "name"))}");
        story.Expect(
            Story.Texts(all.Json, "name") is ["Limits", "Pricing", "Risk"] && rest.Json.GetArrayLength() == 2,
            "three categories are listed, two after the first");

        await glossaries.UpdateCategoryAsync(risk, Story.Json(
            $$"""{"name":"Risk","longDescription":"Default, exposure, loss.","anchor":{"glossaryGuid":"{{glossary}}"} }"""));
        await glossaries.PatchCategoryAsync(risk, Story.Json("""{"shortDescription":"What may go wrong."}"""));
        DataMapObject category = await glossaries.GetCategoryAsync(risk);
        story.Tell($"{category.Text("name")}: {category.Text("shortDescription")} {category.Text("longDescription")}");
        story.Expect(
            (category.Text("shortDescription"), category.Text("longDescription")) == ("What may go wrong.", "Default, exposure, loss."),
            "the patch of a category leaves what the update wrote");

        DataMapObject term = await glossaries.CreateTermAsync(Story.Json(
            $$"""{"name":"Exposure","anchor":{"glossaryGuid":"{{glossary}}"},"categories":[{"categoryGuid":"{{risk}}"}]}"""));
        string[] terms = Story.Texts((await glossaries.GetTermsOfCategoryAsync(risk)).Value.Json, "termGuid");
        story.Expect(terms.SequenceEqual([term.Text("guid")!]), "the category holds the term that names it");
        DataMapObject detailed = await glossaries.GetDetailedGlossaryAsync(glossary);
        story.Tell($"in detail: {Count(detailed, "terms")} term in {Count(detailed, "categories")} categories");
        story.Expect((Count(detailed, "terms"), Count(detailed, "categories")) == (1, 3), "the detailed glossary holds its term and its three categories");

        await glossaries.DeleteCategoryAsync(risk);
        await story.ExpectRefusalAsync(404, glossaries.GetCategoryAsync(risk), "the deleted category is gone");
    }

    private static RequestContent Category(string glossary, string name) =>
        Story.Json($$"""{"name":"{{name}}","anchor":{"glossaryGuid":"{{glossary}}"} }""");

    private static int Count(DataMapObject glossary, string member) =>
        glossary.Element(member) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
}
