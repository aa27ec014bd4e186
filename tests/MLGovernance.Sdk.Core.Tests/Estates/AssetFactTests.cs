using System.Text;

namespace MLGovernance.Tests;

public sealed class AssetFactTests
{
    private static readonly AssetId Model = AssetId.Parse(
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/models/m/versions/1");

    [Fact]
    public void Build_FactOfAnAsset_StandsUnderItsPropertiesBesideTheOthers()
    {
        EstateSnapshot snapshot = Build(builder =>
        {
            builder.AddFact(Model, "purview", """{"labels":["golden"]}"""u8);
            builder.Add(Model, """{"name":"1","properties":{"description":"first","purview":"stale"}}"""u8);
        });

        Assert.Equal("""{"name":"1","properties":{"description":"first","purview":{"labels":["golden"]}}}""", Text(snapshot, Model));
    }

    [Fact]
    public void Build_AssetWithoutProperties_GetsThem()
    {
        EstateSnapshot snapshot = Build(builder =>
        {
            builder.Add(Model, """{"name":"1"}"""u8);
            builder.AddFact(Model, "b", "2"u8);
            builder.AddFact(Model, "a", "true"u8);
        });

        Assert.Equal("""{"name":"1","properties":{"a":true,"b":2}}""", Text(snapshot, Model));
    }

    [Fact]
    public void Build_FactOfWhatIsNotThere_MakesAStoragePathAndNothingElse()
    {
        AssetId path = AssetId.Parse("https://lake.dfs.core.windows.net/raw/in/credit.csv");
        EstateSnapshot snapshot = Build(builder =>
        {
            builder.AddFact(Model, "purview", "{}"u8);
            builder.AddFact(path, "purview", """{"terms":["x"]}"""u8);
        });

        Assert.Equal(1, snapshot.Count);
        Assert.Equal("""{"properties":{"purview":{"terms":["x"]}}}""", Text(snapshot, path));
    }

    [Fact]
    public void Build_FactWithASecret_IsScrubbed()
    {
        EstateSnapshot snapshot = Build(builder =>
        {
            builder.Add(Model, """{"properties":{}}"""u8);
            builder.AddFact(Model, "purview", """{"description":"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Q0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQQ==;EndpointSuffix=core.windows.net"}"""u8);
        });

        Assert.DoesNotContain("Q0FOQVJZ", Text(snapshot, Model), StringComparison.Ordinal);
    }

    [Fact]
    public void AddFact_NoJson_SaysWhose()
    {
        FormatException error = Assert.Throws<FormatException>(() => new EstateSnapshotBuilder().AddFact(Model, "purview", "{"u8));

        Assert.Contains("The fact 'purview' of '" + Model, error.Message, StringComparison.Ordinal);
    }

    private static EstateSnapshot Build(Action<EstateSnapshotBuilder> add)
    {
        EstateSnapshotBuilder builder = new();
        add(builder);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private static string Text(EstateSnapshot snapshot, AssetId id)
    {
        Assert.True(snapshot.TryGetIndex(id, out int index));
        return Encoding.UTF8.GetString(snapshot.PayloadOf(index).Span);
    }
}
