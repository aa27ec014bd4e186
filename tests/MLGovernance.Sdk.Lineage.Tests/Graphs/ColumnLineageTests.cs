using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class ColumnLineageTests
{
    private static readonly AssetId Raw = TestEstate.Id("data/raw/versions/1");
    private static readonly AssetId Clean = TestEstate.Id("data/clean/versions/1");
    private static readonly AssetId Features = TestEstate.Id("featuresets/f/versions/1");

    private static readonly ColumnLineage Lineage = ColumnLineage.Build(
    [
        new ColumnEdge(new(Raw, "birthDate"), new(Clean, "age"), "DIRECT/TRANSFORMATION"),
        new ColumnEdge(new(Raw, "birthDate"), new(Clean, "age"), "DIRECT/TRANSFORMATION"),
        new ColumnEdge(new(Raw, "name"), new(Clean, "nameHash"), "DIRECT/TRANSFORMATION", IsMasking: true),
        new ColumnEdge(new(Clean, "age"), new(Features, "ageBand"), "DIRECT/AGGREGATION"),
        new ColumnEdge(new(Clean, "nameHash"), new(Features, "key"), "DIRECT/IDENTITY"),
    ]);

    [Fact]
    public void Build_RepeatedEdges_CountOnce() => Assert.Equal(4, Lineage.Edges.Length);

    [Fact]
    public void Downstream_PersonalAttribute_IsFollowedAcrossDatasets() =>
        Assert.Equal([new(Clean, "age"), new(Features, "ageBand")], Lineage.Downstream(new(Raw, "birthDate")).ToArray());

    [Fact]
    public void Downstream_NotThroughMasking_StopsWhereTheValueIsHidden()
    {
        Assert.Equal([new(Clean, "nameHash"), new(Features, "key")], Lineage.Downstream(new(Raw, "name")).ToArray());
        Assert.Empty(Lineage.Downstream(new(Raw, "name"), throughMasking: false));
    }

    [Fact]
    public void Upstream_Depth_Limits()
    {
        Assert.Equal([new(Clean, "age"), new(Raw, "birthDate")], Lineage.Upstream(new(Features, "ageBand")).ToArray());
        Assert.Equal([new(Clean, "age")], Lineage.Upstream(new(Features, "ageBand"), maxDepth: 1).ToArray());
        Assert.Empty(Lineage.Upstream(new(Features, "unknown")));
    }

    [Fact]
    public void ColumnsOf_Dataset_AreOrdered() =>
        Assert.Equal(["age", "nameHash"], Lineage.ColumnsOf(Clean).Select(column => column.Column));
}
