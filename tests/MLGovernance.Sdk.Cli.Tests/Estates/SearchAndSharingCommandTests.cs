using System.Text.Json;
using MLGovernance.Tests.Cli.Purview;

namespace MLGovernance.Tests.Cli.Estates;

/// <summary><c>mlgov search</c> and <c>mlgov sharing</c> over a saved estate of two pods.</summary>
public sealed class SearchAndSharingCommandTests : IDisposable
{
    private const string Group = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-search").FullName;

    public SearchAndSharingCommandTests()
    {
        Write("one", "one", """{"tags":{"pod":"credit"},"properties":{} }""");
        Write("two", "two", """{"tags":{"pod":"claims"},"properties":{} }""");
        Write("writer", "one/jobs/w", """{"properties":{"jobType":"Command","outputs":{"o":{"uri":"abfss://raw@lake.dfs.core.windows.net/features/"} } } }""");
        Write("reader", "two/jobs/r", """{"properties":{"jobType":"Command","inputs":{"i":{"uri":"abfss://raw@lake.dfs.core.windows.net/features/"} } } }""");
        Write("model", "two/models/churn/versions/1", """{"properties":{"jobName":"r","tags":{"classification":"internal"} } }""");
    }

    [Fact]
    public async Task Search_KeywordsFilterAndFacet_AnswersAsDiscoveryDoes()
    {
        (int code, string output, _) = await Mlgov.RunAsync(
            "search", "churn", "--folder", _folder, "--filter", """{"kind":"modelVersion"}""", "--facet", "classification", "--output", "json");

        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("@search.count").GetInt32());
        Assert.Equal("churn:1", json.RootElement.GetProperty("value")[0].GetProperty("name").GetString());
        Assert.Equal("mlgov_classification_internal", json.RootElement.GetProperty("@search.facets").GetProperty("classification")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Search_FilterFromAFile_IsRead()
    {
        string file = Path.Combine(_folder, "..", Path.GetFileName(_folder) + ".filter.json");
        await File.WriteAllTextAsync(file, """{"attributeName":"mlgov_sharing.across","operator":"contains","attributeValue":"pods"}""");

        (int code, string output, _) = await Mlgov.RunAsync("search", "--folder", _folder, "--filter", file);
        File.Delete(file);

        Assert.Equal(0, code);
        Assert.Contains("1 found, 1 shown", output, StringComparison.Ordinal);
        Assert.Contains("/raw/features/", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--filter", """{"knd":"job"}""", "expected and, or, not")]
    [InlineData("--filter", "{\"kind\":", "--filter is no JSON")]
    [InlineData("--facet", "colour", "expected assetType")]
    [InlineData("--order-by", "name:down", "expected for example name:desc")]
    [InlineData("--limit", "5000", "expected 0 to 1000")]
    public async Task Search_NotUnderstood_SaysWhatIsExpected(string option, string value, string expected)
    {
        (int code, string output, string error) = await Mlgov.RunAsync("search", "--folder", _folder, option, value);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_AcrossPods_NamesThePathAndBothParties()
    {
        (int code, string output, _) = await Mlgov.RunAsync("sharing", "--folder", _folder, "--across", "pods", "--output", "json");

        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement shared = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("storage://lake/raw/features", shared.GetProperty("id").GetString());
        Assert.Equal(["workspaces", "pods"], shared.GetProperty("across").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal(["credit", "claims"], shared.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("pod").GetString()));
    }

    [Fact]
    public async Task Sharing_PodPlan_WinsOverTags()
    {
        string plan = Path.Combine(_folder, "..", Path.GetFileName(_folder) + ".pods.json");
        await File.WriteAllTextAsync(plan, $$"""{"pods":[{"name":"both","workspaces":["{{Group}}one","{{Group}}two"]}]}""");

        (int code, string output, _) = await Mlgov.RunAsync("sharing", "--folder", _folder, "--across", "pods", "--pods", plan);
        File.Delete(plan);

        Assert.Equal(0, code);
        Assert.Contains("0 shared", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string id, string body) => File.WriteAllText(Path.Combine(_folder, file + ".json"), $"{{\"id\":\"{Group}{id}\",{body[1..]}");
}
