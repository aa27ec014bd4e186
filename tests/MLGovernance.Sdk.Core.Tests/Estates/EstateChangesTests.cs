using System.Text;

namespace MLGovernance.Tests;

public sealed class EstateChangesTests
{
    private static string Job(string name, string members = "\"properties\":{}") => EstateSnapshotBuilderTests.Resource("/jobs/" + name, members);

    [Fact]
    public void Between_AddedChangedAndRemoved_AreToldApart()
    {
        EstateSnapshot before = EstateSnapshotBuilderTests.Of(Job("same"), Job("changed"), Job("gone"));
        EstateSnapshot after = EstateSnapshotBuilderTests.Of(Job("same"), Job("changed", "\"properties\":{\"a\":1}"), Job("new"));
        var changes = EstateChanges.Between(before, after);
        Assert.Equal("new", Assert.Single(changes.Added.Select(index => after[index].Name)));
        Assert.Equal("changed", Assert.Single(changes.Changed.Select(index => after[index].Name)));
        Assert.Equal("gone", Assert.Single(changes.Removed.Select(index => before[index].Name)));
        Assert.Empty(changes.Unseen);
        Assert.False(changes.IsEmpty);
    }

    [Fact]
    public void Between_WhatCouldNotBeRead_IsUnseenAndNotRemoved()
    {
        EstateSnapshot before = EstateSnapshotBuilderTests.Of(Job("j"), EstateSnapshotBuilderTests.Resource("/models/m"));
        var builder = new EstateSnapshotBuilder();
        builder.AddIssue(new EstateIssue { Code = "forbidden", Location = "x", Message = "x", Kind = "job", Scope = AssetId.Parse(EstateSnapshotBuilderTests.Ws) });
        var changes = EstateChanges.Between(before, builder.Build(DateTimeOffset.UnixEpoch));
        Assert.Equal("j", Assert.Single(changes.Unseen.Select(index => before[index].Name)));
        Assert.Equal("m", Assert.Single(changes.Removed.Select(index => before[index].Name)));
    }

    [Fact]
    public void Between_RandomEstates_AgreesWithSets()
    {
        var random = new Random(3);
        EstateSnapshot Random() => EstateSnapshotBuilderTests.Of([.. Enumerable.Range(0, 300).Where(_ => random.Next(2) == 0).Select(i => Job($"j{i}", $"\"v\":{random.Next(2)}"))]);
        for (int run = 0; run < 20; run++)
        {
            EstateSnapshot before = Random(), after = Random();
            var changes = EstateChanges.Between(before, after);
            var old = before.Assets.ToDictionary(asset => asset.Name, asset => Encoding.UTF8.GetString(asset.Payload.Span));
            var now = after.Assets.ToDictionary(asset => asset.Name, asset => Encoding.UTF8.GetString(asset.Payload.Span));
            Assert.Equal(now.Keys.Except(old.Keys).Order(), changes.Added.Select(index => after[index].Name).Order());
            Assert.Equal(old.Keys.Except(now.Keys).Order(), changes.Removed.Select(index => before[index].Name).Order());
            Assert.Equal(now.Keys.Intersect(old.Keys).Where(name => old[name] != now[name]).Order(), changes.Changed.Select(index => after[index].Name).Order());
        }
    }
}
