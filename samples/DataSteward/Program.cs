// The day of a data steward in Microsoft Purview's Data Map, from collections to policies, through the library's client: over HTTPS, against the embedded emulator.
//
//   dotnet run --project samples/DataSteward
//
// Each chapter checks what it finds. The program ends with 1 when one did not find what it expected.
using DataSteward;
using DataSteward.Chapters;
using MLGovernance.Azure;
using MLGovernance.Emulator;

await using AzureEmulator emulator = await AzureEmulator.StartAsync();
DataMapClient map = EmulatedCloud.Client(emulator);
var story = new Story(Console.Out, Console.Error);
PublishedEstate? published = null;
await story.ChapterAsync("An estate is published", async () => published = await PublishedEstate.PublishAsync(story, map));
if (published is not { } estate)
{
    return 1;
}

await story.ChapterAsync("Collections", () => Collections.TellAsync(story, map, estate));
await story.ChapterAsync("Finding", () => Finding.TellAsync(story, map));
await story.ChapterAsync("Entities", () => Entities.TellAsync(story, map, estate));
await story.ChapterAsync("Classifications", () => Classifications.TellAsync(story, map, estate));
await story.ChapterAsync("Labels", () => Labels.TellAsync(story, map, estate));
await story.ChapterAsync("Business metadata", () => BusinessMetadata.TellAsync(story, map, estate));
await story.ChapterAsync("Glossaries and categories", () => Glossaries.TellAsync(story, map));
await story.ChapterAsync("Terms", () => Terms.TellAsync(story, map, estate));
await story.ChapterAsync("Lineage", () => LineageReading.TellAsync(story, map, estate));
await story.ChapterAsync("Relationships", () => Relationships.TellAsync(story, map, estate));
await story.ChapterAsync("Type definitions", () => Typedefs.TellAsync(story, map));
await story.ChapterAsync("Roles and metadata policies", () => MetadataPolicies.TellAsync(story, map));
await story.ChapterAsync("Data policies", () => DataPolicies.TellAsync(story, map));
await story.ChapterAsync("The next publish", () => NextPublish.TellAsync(story, map, estate));

Console.WriteLine();
Console.WriteLine($"{story.Checked - story.Failed} of {story.Checked} checks hold.");
return story.Failed == 0 ? 0 : 1;
