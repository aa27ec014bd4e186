using System.Text.Json.Nodes;
using MLGovernance.Emulator;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator-state").FullName;

    [Fact]
    public async Task Restart_FindsEverythingThatWasAnswered()
    {
        var options = new AzureEmulatorOptions { StateFile = Path.Combine(_folder, "map.db") };
        string before;
        string guid;
        await using (DataMapFixture map = await StartAsync(options))
        {
            await map.Client.PostAsync("/datamap/api/atlas/v2/types/typedefs", """{"entityDefs":[{"name":"my_model","superTypes":["DataSet"]}]}""");
            JsonNode mutation = await map.BulkAsync(
                Entity("DataSet", "d", "-1"), Entity("my_model", "m", "-2"), Entity("DataSet", "gone", "-4"),
                Entity("Process", "p", "-3", ""","inputs":[{"guid":"-1"}],"outputs":[{"guid":"-2"}]"""));
            guid = (string)mutation["guidAssignments"]!["-1"]!;
            await map.Client.DeleteAsync($"/datamap/api/atlas/v2/entity/guid/{mutation["guidAssignments"]!["-4"]}");
            await map.Client.PutAsync("/account/collections/abc123", """{"friendlyName":"Team"}""");
            map.Emulator.DataMap.CurateTerm(guid, "Golden");
            map.Emulator.DataMap.CurateClassification(guid, "CONTOSO.SECRET");
            before = map.Emulator.DataMap.Dump();
        }

        await using (DataMapFixture map = await StartAsync(options))
        {
            Assert.Equal(before, map.Emulator.DataMap.Dump());
            Assert.Equal(guid, map.Emulator.DataMap.FindGuid("DataSet", "q://d"));
            JsonNode lineage = await map.Client.GetAsync($"/datamap/api/atlas/v2/lineage/{guid}?direction=OUTPUT");
            Assert.Equal(2, lineage["relations"]!.AsArray().Count);
            Assert.Equal("Golden", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["meanings"]![0]!["displayText"]!);
            Assert.Equal("Team", (string)(await map.Client.GetAsync("/account/collections/abc123"))["friendlyName"]!);
            JsonNode found = await map.Client.PostAsync("/datamap/api/search/query", """{"filter":{"entityType":"my_model"} }""");
            Assert.Equal(1, (int)found["@search.count"]!);
            JsonNode again = await map.BulkAsync(Entity("DataSet", "d", "-1"));
            Assert.Equal(guid, (string)again["guidAssignments"]!["-1"]!);
        }
    }

    [Fact]
    public async Task Start_NotASqliteFile_IsRefusedByName()
    {
        string file = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(
            () => AzureEmulator.StartAsync(new AzureEmulatorOptions { StateFile = file }));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
