using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.MachineLearning;

public sealed class AzureEstateSourceOverHttpTests
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";

    [SkippableFact]
    public async Task Read_ReferenceEstate_HoldsEveryResourceOnceAndKeepsItsIssues()
    {
        string payloads = SharedData.Require("aml-payloads");
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = payloads });

        EstateSnapshot snapshot = await ReadAsync(azure, EstateScope.Subscription(Subscription));

        Assert.Superset(
            new HashSet<string> { "risk-prod", "ai-hub", "claims-assist", "fs-risk" },
            snapshot.OfKind(AssetKinds.Workspace).Select(workspace => workspace.Name).ToHashSet());
        Assert.Single(snapshot.OfKind(AssetKinds.Registry));
        foreach (string file in Directory.EnumerateFiles(payloads, "*.json"))
        {
            if (IdOf(file) is { } id)
            {
                Assert.True(snapshot.TryGetIndex(id, out _), $"{Path.GetFileName(file)}: {id}");
            }
        }


        // The payloads name a storage account, vaults and so on that are not among them; nothing else may be missing.
        Assert.All(snapshot.Issues, issue => Assert.True(
            issue.IsNote
                || issue.Code == "run-history-not-read"
                || (issue.Code == "not-found" && !issue.Location.Contains("microsoft.machinelearningservices", StringComparison.OrdinalIgnoreCase)),
            issue.ToString()));
    }

    [SkippableFact]
    public async Task Read_SmallPagesFaultsAndALaggingCloud_GivesTheSameAssets()
    {
        string payloads = SharedData.Require("aml-payloads");
        await using AzureEmulator calm = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = payloads });
        await using AzureEmulator rough = await AzureEmulator.StartAsync(new AzureEmulatorOptions
        {
            Seed = payloads,
            PageSize = 1,
            EmptyPages = true,
            ApiVersions = ["2024-04-01", "2024-10-01"],
            Faults =
            [
                new Fault { Route = "**/jobs", Status = 429, RetryAfter = TimeSpan.Zero, Times = 2 },
                new Fault { Route = "**/models", Status = 503, Times = 1 },
                new Fault { Route = "**/datastores", TruncateAt = 0.5, Times = 1 },
                new Fault { Route = "**/computes", DropConnection = true, Times = 1 },
            ],
        });

        EstateSnapshot expected = await ReadAsync(calm, EstateScope.Subscription(Subscription));
        EstateSnapshot actual = await ReadAsync(rough, EstateScope.Subscription(Subscription));

        Assert.Equal(expected.Assets.Select(asset => asset.Id.Value), actual.Assets.Select(asset => asset.Id.Value));
    }

    [SkippableFact]
    public async Task Read_ForeignNextLink_IsAnIssueAndTheRestIsRead()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions
        {
            Seed = SharedData.Require("aml-payloads"),
            Faults = [new Fault { Route = "**/workspaces/risk-prod/jobs", NextLink = "https://evil.example/next", Times = null }],
        });

        EstateSnapshot snapshot = await ReadAsync(azure, EstateScope.Subscription(Subscription));

        EstateIssue issue = snapshot.Issues.Single(issue => issue.Code == "foreign-link");
        Assert.Contains("evil.example", issue.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(LoopbackCredential.Token, issue.Message, StringComparison.Ordinal);
        Assert.NotEmpty(snapshot.OfKind(AssetKinds.OnlineDeployment));
    }

    [SkippableFact]
    public async Task Read_RunHistory_TellsParentsAndResolvedInputs()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });

        EstateSnapshot snapshot = await ReadAsync(azure, EstateScope.Subscription(Subscription), runHistory: true);

        Asset prep = snapshot.OfKind(AssetKinds.Job).Single(job => job.Name == "prep-risk-0042");
        Assert.Equal("pipe-risk-0042", prep["/runHistory/parentRunId"]?.GetString());
        Assert.Contains(snapshot.ReferencesOf(prep.Index), reference => reference.Pointer.StartsWith("/runHistory/inputs/", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Read_OfficialExamplesOfTheSpecification_EndsWithoutACrash()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(
            new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads/official") });

        EstateSnapshot snapshot = await ReadAsync(azure, EstateScope.Everything, runHistory: true);

        Assert.NotEmpty(snapshot.OfKind(AssetKinds.Workspace)); // Most examples are of workspaces that none of them shows.
        Assert.DoesNotContain(snapshot.Issues, issue => issue.Code is "unreachable" or "endless-list");
    }

    private static AssetId? IdOf(string file)
    {
        ResourceJson resource = new(File.ReadAllBytes(file));
        return resource.Id is { } text && AssetId.TryParse(text, null, out AssetId id, out _) ? id : null;
    }

    private static async Task<EstateSnapshot> ReadAsync(AzureEmulator azure, EstateScope scope, bool runHistory = false)
    {
        using Loopback loopback = new(azure);
        return await loopback.ReadAsync(scope, runHistory);
    }
}
