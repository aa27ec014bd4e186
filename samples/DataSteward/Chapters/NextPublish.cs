using MLGovernance.Azure;
using MLGovernance.Purview;

namespace DataSteward.Chapters;

/// <summary>The estate is published again, everything compared: what the steward did stays, and what an overwrite took off comes back.</summary>
internal static class NextPublish
{
    internal static async Task TellAsync(Story story, DataMapClient map, PublishedEstate estate)
    {
        PublishReceipt receipt = await new DataMapPublisher(map, new DataMapPublisherOptions { Verify = true }).PublishAsync(estate.Batch);
        story.Tell($"{receipt}");
        story.Expect((receipt.Created, receipt.Updated, receipt.Failed) == (0, 1, 0), "only the entity whose published metadata was overwritten is written");

        AtlasEntity first = await map.Entities.GetAsync(estate.Guid("models/risk/versions/1"));
        AtlasEntity applications = await map.Entities.GetAsync(estate.Guid("data/applications/versions/1"));
        AtlasEntity last = await map.Entities.GetAsync(estate.Guid("models/risk/versions/12"));
        story.Tell($"risk 1 is still in {first.CollectionId} and owned by the {first.Text("attributes", "owner")}");
        story.Expect(
            first.CollectionId == "credit-models" && first.Text("attributes", "owner") == "credit team",
            "the model stays where the steward put it, with its owner");
        string? team = applications.Text("businessAttributes", "Stewardship", "team");
        story.Tell($"the applications are still {string.Join(", ", applications.Classifications)}, team {team}");
        story.Expect(applications.Classifications is ["CREDIT.PERSONAL"], "the steward's classification stays");
        story.Expect(team == "risk", "the steward's business metadata stays");
        string endpoints = applications.Element("businessAttributes", "mlgov_risk", "endpoints").ToString();
        story.Tell($"and again they tell that {endpoints} endpoint depends on them");
        story.Expect(endpoints == "1", "the published business metadata is back");
        story.Expect(Story.Texts(last.Element("labels")) is ["golden", "served"], "the steward's labels stay");
    }
}
