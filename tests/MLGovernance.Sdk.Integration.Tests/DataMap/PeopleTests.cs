using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Owners, experts and glossary terms are offered where nobody decided, and never against somebody's choice.</summary>
public sealed class PeopleTests : EmulatorTest
{
    private const string Ada = "33333333-4444-5555-6666-777777777777";
    private const string Grace = "33333333-4444-5555-6666-888888888888";

    private static readonly EntityMapperOptions Rules = new()
    {
        GlossaryRules = [new GlossaryRule("Creditworthiness@Risk") { Kinds = ["modelVersion"], Name = "credit*" }, new GlossaryRule("Personal data") { Tag = "pii", TagValue = "true" }],
    };

    [Fact]
    public async Task Publish_OwnerAndExpertTags_BecomeContacts()
    {
        await PublishAsync(Tagged($$"""{"owner":"{{Ada}}","experts":"{{Grace}}, somebody"}"""));

        AtlasEntity model = await ModelAsync();
        Assert.Equal(Ada, model.Element("contacts", "Owner")[0].GetProperty("id").GetString());
        Assert.Equal(Grace, Assert.Single(model.Element("contacts", "Expert").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Publish_OwnerThatACuratorNamed_Stays()
    {
        await PublishAsync(Tagged("{}"));
        Cloud.DataMap.CurateContact((await ModelAsync()).Guid, "Owner", Grace);

        PublishReceipt receipt = await PublishAsync(Tagged($$"""{"owner":"{{Ada}}","expert":"{{Ada}}"}"""));

        AtlasEntity model = await ModelAsync();
        Assert.Equal(1, receipt.Updated);
        Assert.Equal(Grace, Assert.Single(model.Element("contacts", "Owner").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(Ada, model.Element("contacts", "Expert")[0].GetProperty("id").GetString());
        CuratedFacts facts = await new DataMapFactsSource(Map).PullAsync();
        CuratedAsset curated = Assert.Single(facts.Assets, asset => !asset.Owners.IsEmpty);
        Assert.Equal([Grace], curated.Owners.AsEnumerable());
        Assert.Empty(curated.Experts);
    }

    [Fact]
    public async Task Publish_GlossaryRules_AssignTermsToNewAndKnownEntities()
    {
        await GlossaryAsync("Risk", "Creditworthiness", "Personal data");
        await PublishAsync(Tagged("{}"), Rules);
        string[] first = Terms(await ModelAsync());

        PublishReceipt receipt = await PublishAsync(Tagged("""{"pii":"true"}"""), Rules);

        Assert.Equal(["Creditworthiness"], first);
        Assert.Equal(0, receipt.Failed);
        Assert.Equal(["Creditworthiness", "Personal data"], Terms(await ModelAsync()).Order());
        Assert.Equal(1, (await PublishAsync(Tagged("""{"pii":"true"}"""), Rules)).Requests);
    }

    [Fact]
    public async Task Publish_TermThatNoGlossaryHolds_IsToldAndTriedAgain()
    {
        PublishReceipt receipt = await PublishAsync(Tagged("{}"), Rules);
        await GlossaryAsync("Risk", "Creditworthiness");
        PublishReceipt again = await PublishAsync(Tagged("{}"), Rules);

        PublishFailure failure = Assert.Single(receipt.Failures);
        Assert.Equal("TermNotFound", failure.Code);
        Assert.Contains("'Creditworthiness@Risk'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, again.Failed);
        Assert.Equal(["Creditworthiness"], Terms(await ModelAsync()));
    }

    [Fact]
    public async Task Publish_TermOfTwoGlossaries_AsksWhichOne()
    {
        await GlossaryAsync("Risk", "Personal data");
        await GlossaryAsync("Law", "Personal data");

        PublishReceipt receipt = await PublishAsync(Tagged("""{"pii":"true"}""").Remove("models/credit/versions/1").Add("models/other/versions/1", "{}", """{"pii":"true"}"""), Rules);

        Assert.Contains("Personal data@Law", Assert.Single(receipt.Failures).Message, StringComparison.Ordinal);
    }

    private static SmallEstate Tagged(string tags) => new SmallEstate().Add("models/credit/versions/1", "{}", tags);

    private static string[] Terms(AtlasEntity entity) => entity.Element("meanings") is { ValueKind: System.Text.Json.JsonValueKind.Array } terms
        ? [.. terms.EnumerateArray().Select(term => term.GetProperty("displayText").GetString()!)] : [];

    private async Task GlossaryAsync(string name, params string[] terms)
    {
        string guid = (await Map.Glossary.CreateGlossaryAsync(RequestContent.Create(new { name }))).Value.Text("guid")!;
        foreach (string term in terms)
        {
            await Map.Glossary.CreateTermAsync(RequestContent.Create(new { name = term, anchor = new { glossaryGuid = guid } }));
        }
    }

    private async Task<AtlasEntity> ModelAsync() => (await Map.Entities.GetByQualifiedNameAsync(
        TypeNames.Default.Of(AssetKinds.ModelVersion), AssetId.Parse($"{SmallEstate.Workspace}/models/credit/versions/1").Value)).Value;

    private Task<PublishReceipt> PublishAsync(SmallEstate estate, EntityMapperOptions? options = null) =>
        new DataMapPublisher(Map).PublishAsync(estate.Map(options ?? new EntityMapperOptions()));
}
