using MLGovernance.Testing;

namespace MLGovernance.Tests.Testing;

public sealed class EstateBuilderTests
{
    [Theory]
    [InlineData("properties")]
    [InlineData("/name/inner")]
    public void Set_BadPointer_Throws(string pointer) =>
        Assert.Throws<ArgumentException>(() => new EstateBuilder().Workspace("w", w => w.Set(pointer, true)));

    [Fact]
    public void Tag_LiesWhereTheKindKeepsTags()
    {
        EstateSnapshot snapshot = new EstateBuilder()
            .Workspace("w", w => w.Tag("a/b", "1").OnlineEndpoint("e", e => e.Tag("a", "2")).Data("d", "1", "azureml://datastores/s/paths/p/", d => d.Tag("a", "3")))
            .Build();
        Assert.Equal("1", snapshot.OfKind(AssetKinds.Workspace).Single().Tags["a/b"]);
        Assert.Equal("2", snapshot.OfKind(AssetKinds.OnlineEndpoint).Single().Tags["a"]);
        Assert.Equal("3", snapshot.OfKind(AssetKinds.DataVersion).Single().Tags["a"]);
    }

    [Fact]
    public void Resources_TellTheirTypeAsAzureDoes()
    {
        EstateSnapshot snapshot = new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)).Build();
        Assert.Equal(
            "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
            snapshot.OfKind(AssetKinds.OnlineDeployment).Single()["/type"]?.GetString());
    }

    [Fact]
    public void Resources_AreMadeOneAfterTheOther()
    {
        EstateSnapshot snapshot = new EstateBuilder().Workspace("w", w => w.Model("m", "9").Model("m", "10")).Build();
        Asset[] models = [.. snapshot.OfKind(AssetKinds.ModelVersion).OrderBy(model => model.CreatedAt)];
        Assert.Equal(["9", "10"], models.Select(model => model.Version));
    }

    [Fact]
    public void Unreadable_IsAnIssueOfItsScope()
    {
        EstateSnapshot snapshot = new EstateBuilder().Workspace("a").Workspace("b").Unreadable(AssetKinds.Job, EstateBuilder.WorkspaceId("a")).Build();
        Assert.True(snapshot.MayLack(AssetKinds.Job, AssetId.Parse(EstateBuilder.WorkspaceId("a"))));
        Assert.False(snapshot.MayLack(AssetKinds.Job, AssetId.Parse(EstateBuilder.WorkspaceId("b"))));
        Assert.False(snapshot.MayLack(AssetKinds.Compute, AssetId.Parse(EstateBuilder.WorkspaceId("a"))));
    }

    [Fact]
    public void Json_WithoutId_Throws() => Assert.Throws<FormatException>(() => new EstateBuilder().Json("{}").Build());
}
