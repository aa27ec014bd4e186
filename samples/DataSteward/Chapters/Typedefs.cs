using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>The type definitions that a publish left, and some of the steward's own.</summary>
internal static class Typedefs
{
    internal static async Task TellAsync(Story story, DataMapClient map)
    {
        string model = TypeNames.Default.Of(AssetKinds.ModelVersion);
        DataMapObject published = await map.Typedefs.GetAsync(model);
        story.Tell($"{published.Text("name")} has {published.Element("attributeDefs").GetArrayLength()} attributes of its own");
        story.Expect(published.Text("name") == model && published.Text("category") == "ENTITY", "the type of model versions is defined");
        await story.ExpectRefusalAsync(409, map.Typedefs.DeleteAsync(model), "a type in use is not deleted");

        string definitions = """
            {"entityDefs":[
              {"category":"ENTITY","name":"credit_report","superTypes":["DataSet"],"attributeDefs":[]},
              {"category":"ENTITY","name":"credit_form","superTypes":["DataSet"],"attributeDefs":[]},
              {"category":"ENTITY","name":"credit_letter","superTypes":["DataSet"],"attributeDefs":[]}]}
            """;
        await map.Typedefs.CreateAsync(Story.Json(definitions));
        story.Expect((await map.Typedefs.GetAsync("credit_form")).Value.Text("name") == "credit_form", "a new type is defined");
        await map.Typedefs.DeleteAsync("credit_report");
        await story.ExpectRefusalAsync(404, map.Typedefs.GetAsync("credit_report"), "a type deleted by name is gone");
        story.Expect((await map.Typedefs.GetAsync("credit_form")).Value.Text("name") == "credit_form", "the other types stay");

        await map.Typedefs.DeleteAsync(Story.Json("""{"entityDefs":[{"category":"ENTITY","name":"credit_form"},{"category":"ENTITY","name":"credit_letter"}]}"""));
        await story.ExpectRefusalAsync(404, map.Typedefs.GetAsync("credit_form"), "the first type of a list is gone");
        await story.ExpectRefusalAsync(404, map.Typedefs.GetAsync("credit_letter"), "the second type of a list is gone");
        story.Tell("three types of forms were defined; one was deleted by name, two by one call; types in use stay");
    }
}
