using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.DataMap;

/// <summary>An emulator with a client on one of the two bases of the Data Map.</summary>
internal sealed class DataMapFixture : IAsyncDisposable
{
    private readonly AzureEmulator _emulator;

    private DataMapFixture(AzureEmulator emulator, string path)
    {
        _emulator = emulator;
        Base = path;
        Client = new EmulatorClient(emulator);
    }

    public AzureEmulator Emulator => _emulator;

    public EmulatorClient Client { get; }

    public string Base { get; }

    public static async Task<DataMapFixture> StartAsync(AzureEmulatorOptions? options = null, string path = "/datamap/api") =>
        new(await AzureEmulator.StartAsync(options), path);

    public static string Entity(string type, string name, string? guid = null, string attributes = "", string more = "") =>
        $$"""{"typeName":"{{type}}",{{(guid is null ? "" : $"\"guid\":\"{guid}\",")}}"attributes":{"qualifiedName":"q://{{name}}","name":"{{name}}"{{attributes}} }{{more}} }""";

    public static string Reference(string type, string name) => $$"""{"typeName":"{{type}}","uniqueAttributes":{"qualifiedName":"q://{{name}}"} }""";

    public async Task<JsonNode> BulkAsync(params string[] entities) =>
        await Client.PostAsync($"{Base}/atlas/v2/entity/bulk", $$"""{"entities":[{{string.Join(',', entities)}}]}""");

    /// <summary>Creates a data set and returns its guid.</summary>
    public async Task<string> DataSetAsync(string name) =>
        (string)(await BulkAsync(Entity("DataSet", name, "-1")))["guidAssignments"]!["-1"]!;

    public async Task<JsonNode> ReadAsync(string type, string name, int status = 200) =>
        await Client.GetAsync($"{Base}/atlas/v2/entity/uniqueAttribute/type/{type}?attr:qualifiedName={Uri.EscapeDataString("q://" + name)}", status);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _emulator.DisposeAsync();
    }
}
