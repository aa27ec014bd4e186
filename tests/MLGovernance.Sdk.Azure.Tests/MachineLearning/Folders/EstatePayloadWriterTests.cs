using System.Text;

namespace MLGovernance.Azure.Tests;

public sealed class EstatePayloadWriterTests
{
    private const string Ws = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    private static EstateSnapshot Estate(params string[] ids)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string id in ids)
        {
            builder.Add(Encoding.UTF8.GetBytes($$$$"""{"id":"{{{{id}}}}","properties":{"k":"v"}}"""));
        }

        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/estate.zip")]
    public async Task Write_ThenRead_GivesTheSameEstate(string target)
    {
        using var folder = new TemporaryFolder();
        var builder = new EstateSnapshotBuilder();
        builder.Add(Estate(Ws, Ws + "/models/m/versions/1", Ws + "/models/ü/versions/..", "azureml://registries/r/data/d/versions/1", "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv"));
        builder.AddIssue(new EstateIssue { Code = "forbidden", Location = Ws + "/jobs", Message = "no", Scope = AssetId.Parse(Ws), Kind = "job", Status = 403 });
        builder.AddIssue(new EstateIssue { Code = "unsupported", Location = Ws + "/x", Message = "none", IsNote = true });
        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        await EstatePayloadWriter.WriteAsync(snapshot, folder.Root + target);
        EstateSnapshot read = await TemporaryFolder.ReadAsync(folder.Root + target);
        Assert.Equal(snapshot.Issues.AsEnumerable(), read.Issues);
        Assert.Equal(snapshot.ContentHash, read.ContentHash);
    }

    [Fact]
    public async Task Write_AssetWithoutId_SavesItsIdentity()
    {
        using var folder = new TemporaryFolder();
        var builder = new EstateSnapshotBuilder();
        var id = AssetId.Parse(Ws + "/models/m/versions/1");
        builder.Add(id, """{"id":"string","properties":{}}"""u8);
        await EstatePayloadWriter.WriteAsync(builder.Build(DateTimeOffset.UnixEpoch), folder.Root);
        EstateSnapshot read = await folder.ReadAsync();
        Assert.Empty(read.Issues);
        Assert.Equal(id, Assert.Single(read.Assets).Id);
    }

    [Fact]
    public async Task Write_OverAnEarlierSaving_LeavesNothingOfIt()
    {
        using var folder = new TemporaryFolder();
        await EstatePayloadWriter.WriteAsync(Estate(Ws, Ws + "/models/m/versions/1"), folder.Root);
        folder.With("mine.json", """{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv"}""");
        EstateSnapshot second = Estate(Ws + "/jobs/j");
        await EstatePayloadWriter.WriteAsync(second, folder.Root);
        Assert.Equal(["job", "keyVault"], (await folder.ReadAsync()).Assets.Select(asset => asset.Kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_PayloadWithSecret_SavesItRedacted()
    {
        using var folder = new TemporaryFolder();
        var builder = new EstateSnapshotBuilder();
        const string Key = "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=Q0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVI2Mw==;EndpointSuffix=core.windows.net";
        builder.Add(Encoding.UTF8.GetBytes($$$$"""{"id":"{{{{Ws}}}}/jobs/j","properties":{"environmentVariables":{"CONN":"{{{{Key}}}}"}}}"""));
        await EstatePayloadWriter.WriteAsync(builder.Build(DateTimeOffset.UnixEpoch), folder.Root);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("Q0FOQVJZ", StringComparison.Ordinal));
    }
}
