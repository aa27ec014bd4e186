using MLGovernance.Lineage;
using System.Text.Json;

namespace MLGovernance.Tests;

public sealed class SharedPayloadsTests
{
    internal static EstateSnapshot Load(string folder)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(file);
            try
            {
                using var json = JsonDocument.Parse(bytes);
                if (json.RootElement.TryGetProperty("value", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
                {
                    foreach (JsonElement item in list.EnumerateArray())
                    {
                        builder.TryAdd(System.Text.Encoding.UTF8.GetBytes(item.GetRawText()), file);
                    }
                }
                else
                {
                    builder.TryAdd(bytes, file);
                }
            }
            catch (JsonException)
            {
                builder.AddIssue(new EstateIssue { Code = "malformed", Location = file, Message = "no JSON" });
            }
        }

        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    [SkippableFact]
    public void Build_MainEstate_BindsEveryReference()
    {
        LineageGraph graph = LineageGraphBuilder.Build(Load(SharedData.Require("aml-payloads")));
        Assert.True(graph.Snapshot.Count > 60);
        Assert.True(graph.DanglingReferences.IsEmpty, string.Join('\n', graph.DanglingReferences.Select(reference => $"{reference.From} {reference.Pointer} {reference.Text}: {reference.Reason}")));
    }

    [SkippableFact]
    public void Upstream_ServedEndpoint_ReachesTheRawStoragePath()
    {
        LineageGraph graph = LineageGraphBuilder.Build(Load(SharedData.Require("aml-payloads")));
        Asset endpoint = graph.Snapshot.OfKind(AssetKinds.OnlineEndpoint).Single(asset => asset.Name == "credit-score");
        LineageSet upstream = graph.Upstream(endpoint.Id);
        string[] names = [.. upstream.Select(node => node.DisplayName)];
        Assert.Contains("credit-risk:3", names);
        Assert.Contains("train-risk-0042", names);
        Assert.Contains("credit-features:5", names);
        Assert.Contains("prep-risk-0042", names);
        Assert.Contains("credit-applications:3", names);
        Assert.Contains("storage://stlakerisk/curated/credit/2026/01/applications.parquet", names);
    }
}
