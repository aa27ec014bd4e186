using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>What a search box shows while someone types.</summary>
internal static class Finding
{
    internal static async Task TellAsync(Story story, DataMapClient map)
    {
        SearchPage assets = await map.Discovery.SuggestAsync("appl");
        string[] suggested = [.. assets.Hits.Select(hit => $"{hit.Text("entityType")} {hit.Text("name")}")];
        story.Tell($"'appl' suggests {string.Join(", ", suggested)}");
        story.Expect(assets.Hits.Any(hit => hit.Text("name")?.StartsWith("applications", StringComparison.Ordinal) == true), "'appl' suggests the applications");

        string type = TypeNames.Default.Of(AssetKinds.ModelVersion);
        SearchPage models = await map.Discovery.SuggestAsync("risk", limit: 3, filter: $$"""{"entityType":"{{type}}"}""");
        story.Tell($"'risk' among model versions suggests {string.Join(", ", models.Hits.Select(hit => hit.Text("name")))}");
        story.Expect(
            models.Hits.Length == 3 && models.Hits.All(hit => hit.Text("entityType") == type),
            "a filter leaves model versions only, and no more than asked for");

        SearchPage completions = await map.Discovery.AutocompleteAsync("tra", limit: 5);
        string[] texts = [.. completions.Hits.Select(hit => hit.Text("text") ?? "")];
        story.Tell($"'tra' completes to {string.Join(", ", texts)}");
        story.Expect(texts.Length is > 0 and <= 5 && texts.All(text => text.StartsWith("tra", StringComparison.Ordinal)), "'tra' completes to names that begin so");
    }
}
