using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MLGovernance.Pipeline;
using MLGovernance.Policy;

namespace MLGovernance.Tests;

public sealed class RegistrationTests
{
    private static readonly TokenCredential NoToken = DelegatedTokenCredential.Create((_, _) => default);

    [Fact]
    public async Task AddMLGovernance_OneEstate_RunsTheWholeWay()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddMLGovernance(g => g.AddSource(_ => new ListSource("m", "train")))
            .BuildServiceProvider();

        GovernanceRun run = await provider.GetRequiredService<GovernancePipeline>().RunAsync();

        Assert.Equal(2, run.Snapshot.Count);
        Assert.Same(run.Snapshot, run.Graph.Snapshot);
        Assert.Same(run.Graph, run.Report.Graph);
        Assert.Same(run.Report, run.Batch.Report);
        Assert.NotEmpty(run.Report.Policies);
        Assert.Empty(run.Receipts);
    }

    [Fact]
    public async Task AddFolderAndOpenLineage_TogetherReadOneEstate()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string model = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/models/m/versions/1";
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "model.json"), $$"""{"id":"{{model}}","name":"1","properties":{"modelUri":"abfss://raw@lake.dfs.core.windows.net/m"} }""");
            string events = Path.Combine(folder.FullName, "events.ndjson");
            await File.WriteAllTextAsync(events, """
                {"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","producer":"https://example.com","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"0192b2a4-0000-7000-8000-000000000001"},"job":{"namespace":"dbt","name":"train"},"inputs":[],"outputs":[{"namespace":"abfss://raw@lake.dfs.core.windows.net","name":"/m"}]}
                """);
            using ServiceProvider provider = new ServiceCollection()
                .AddMLGovernance(g => g.AddFolder(Path.Combine(folder.FullName, "model.json")).AddOpenLineage(events))
                .BuildServiceProvider();

            GovernanceRun run = await provider.GetRequiredService<GovernancePipeline>().RunAsync();
            Assert.Contains(run.Graph.Upstream(AssetId.Parse(model)), node => node.DisplayName.EndsWith("train", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AddAccess_BesideOrWithin_AddsOneSourceAndKeepsTheOthers()
    {
        string[] Names(IServiceCollection services)
        {
            using ServiceProvider provider = services.BuildServiceProvider();
            Assert.NotNull(provider.GetRequiredService<GovernancePipeline>());
            object key = services.First(service => service.IsKeyedService && service.ServiceType == typeof(IEstateSource)).ServiceKey!;
            return [.. provider.GetKeyedServices<IEstateSource>(key).Select(source => source.Name).Order(StringComparer.Ordinal)];
        }

        string[] within = Names(new ServiceCollection().AddMLGovernance(g => g.AddSource(_ => new ListSource("m")).AddAccess(NoToken, options => options.ReadGroups = false)));
        string[] beside = Names(new ServiceCollection().AddMLGovernance(g => g.AddSource(_ => new ListSource("m"))).AddAccess(NoToken));
        Assert.Equal(within, beside);
        Assert.Equal(2, within.Length);
        Assert.Contains("Azure access", within);
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddAccess(null!));
    }

    [Fact]
    public async Task AddMLGovernance_SeveralEstates_DoNotMix()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddMLGovernance("east", g => g.AddSource(_ => new ListSource("east")).AddPolicies(_ => PolicySet.Empty))
            .AddMLGovernance("west", g => g.AddSource(_ => new ListSource("west", "west2")))
            .BuildServiceProvider();

        GovernanceRun east = await provider.GetRequiredKeyedService<GovernancePipeline>("east").RunAsync();
        GovernanceRun west = await provider.GetRequiredKeyedService<GovernancePipeline>("west").RunAsync();

        Assert.Equal((1, 0), (east.Snapshot.Count, east.Report.Policies.Length));
        Assert.Equal(2, west.Snapshot.Count);
        Assert.NotEmpty(west.Report.Policies);
        Assert.Null(provider.GetService<GovernancePipeline>());
    }

    [Fact]
    public async Task RunAsync_EmptyEstate_IsARunLikeAnyOther()
    {
        using ServiceProvider provider = new ServiceCollection().AddMLGovernance(g => g.AddSource(_ => new ListSource())).BuildServiceProvider();

        GovernanceRun run = await provider.GetRequiredService<GovernancePipeline>().RunAsync();

        Assert.Empty(run.Report.Findings);
        Assert.NotEmpty(run.Report.Policies);
        Assert.Empty(run.Batch.Entities);
    }

    [Fact]
    public async Task RunAsync_NoSource_SaysHowToAddOne()
    {
        using ServiceProvider provider = new ServiceCollection().AddMLGovernance(_ => { }).BuildServiceProvider();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetRequiredService<GovernancePipeline>().RunAsync());

        Assert.Contains("AddAzureMachineLearning", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Credential")]
    [InlineData("MaxConcurrency")]
    [InlineData("Endpoint")]
    public async Task Start_WrongOptions_FailsAtOnceAndNamesTheOption(string option)
    {
        HostApplicationBuilder host = Host.CreateApplicationBuilder();
        host.Services.AddMLGovernance(g =>
        {
            g.AddAzureMachineLearning(azure => azure.Credential = option == "Credential" ? null : NoToken);
            g.AddPurview(purview =>
            {
                purview.Credential = NoToken;
                purview.Endpoint = option == "Endpoint" ? null : new Uri("https://contoso.purview.azure.com");
            });
            g.Configure(options => options.MaxConcurrency = option == "MaxConcurrency" ? 0 : 1);
        });
        using IHost app = host.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddKind_OwnKind_TellsAssetsByIt()
    {
        var kind = new AssetKind("fooThing") { DisplayName = "Foo", ResourceTypes = ["Contoso.Foo/things"] };
        using ServiceProvider provider = new ServiceCollection()
            .AddMLGovernance(g => g.AddKind(kind).AddSource(_ => new ListSource("/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Contoso.Foo/things/one")))
            .BuildServiceProvider();

        GovernanceRun run = await provider.GetRequiredService<GovernancePipeline>().RunAsync();

        Assert.Equal(kind, run.Snapshot[0].Kind);
    }

    [Fact]
    public async Task RunAsync_Progress_TellsEveryStageInOrder()
    {
        using ServiceProvider provider = new ServiceCollection().AddMLGovernance(g => g.AddSource(_ => new ListSource("m"))).BuildServiceProvider();
        var heard = new Heard();

        await provider.GetRequiredService<GovernancePipeline>().RunAsync(heard);

        Assert.Equal([GovernanceStage.Scan, GovernanceStage.Trace, GovernanceStage.Check, GovernanceStage.Map], heard.Stages.Distinct());
    }

    [Fact]
    public async Task RunAsync_Cancelled_Stops()
    {
        using ServiceProvider provider = new ServiceCollection().AddMLGovernance(g => g.AddSource(_ => new ListSource("m"))).BuildServiceProvider();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            provider.GetRequiredService<GovernancePipeline>().RunAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    private sealed class Heard : IProgress<GovernanceProgress>
    {
        public List<GovernanceStage> Stages { get; } = [];

        public void Report(GovernanceProgress value) => Stages.Add(value.Stage);
    }

    private sealed class ListSource(params string[] names) : IEstateSource
    {
        private const string Workspace =
            "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

        public string Name => "list";

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
        {
            foreach (string name in names)
            {
                string id = name.StartsWith('/') ? name : $"{Workspace}/jobs/{name}";
                into.Add(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","properties":{ } }"""));
            }

            return Task.CompletedTask;
        }
    }
}
