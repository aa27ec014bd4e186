using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Types are made once, extended when a later version wants more, and never narrowed.</summary>
public sealed class TypeMigrationTests
{
    [Fact]
    public async Task Publish_LaterVersionAndEarlierOneAgain_ExtendsAndNarrowsNothing()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        EntityBatch batch = new SmallEstate().Add("models/m/versions/1", "{}").Map();
        const string earlier = """{"entityDefs":[{"category":"ENTITY","name":"mlgov_test","superTypes":["DataSet"],"attributeDefs":[{"name":"a","typeName":"string","isOptional":true,"cardinality":"SINGLE"}]}]}""";
        string later = earlier.Replace("""attributeDefs":[""", """attributeDefs":[{"name":"b","typeName":"long","isOptional":true,"cardinality":"SINGLE"},""", StringComparison.Ordinal);
        DataMapPublisher publisher = new(map);

        Task<PublishReceipt> PublishAsync(string types) => publisher.PublishAsync(batch with { Typedefs = System.Text.Encoding.UTF8.GetBytes(types), Entities = [] });
        await PublishAsync(earlier);
        await PublishAsync(later);
        string[] after = await AttributesAsync(map);
        await PublishAsync(earlier);

        Assert.Equal(["a", "b"], after.Order(StringComparer.Ordinal));
        Assert.Equal(after, await AttributesAsync(map));
        IEnumerable<EmulatorRequest> writes = azure.Requests.Matching(null, "**/types/typedefs").Where(request => request.Method != "GET");
        Assert.Equal(["POST", "PUT"], writes.Select(request => request.Method));
    }

    private static async Task<string[]> AttributesAsync(DataMapClient map) =>
        [.. (await map.Typedefs.GetAsync("mlgov_test")).Value.Element("attributeDefs").EnumerateArray().Select(attribute => attribute.GetProperty("name").GetString()!)];
}
