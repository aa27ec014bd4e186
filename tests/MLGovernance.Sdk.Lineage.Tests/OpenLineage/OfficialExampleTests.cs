using System.Text.Json;
using System.Text.RegularExpressions;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

/// <summary>The specification's own example events: all are read without complaint, typed where a type is known, and bound.</summary>
public sealed class OfficialExampleTests
{
    private const string Folder = "openlineage/examples";

    public static TheoryData<string> Examples()
    {
        string? root = Root();
        return root is null ? [string.Empty] : [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
    }

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public async Task Read_OfficialExample_BindsWithoutIssue(string example)
    {
        string text = EventOf(example, await File.ReadAllTextAsync(Path.Combine(SharedData.Require(Folder), example)));

        OpenLineageRecord record = Assert.Single(await Events.ReadAsync(text, example));

        Assert.Empty(record.Issues);
        LineageGraph graph = Events.Bind([text]);
        Assert.NotEmpty(graph.Snapshot.OfKind(AssetKinds.OpenLineageRun));
        Assert.Empty(graph.DanglingReferences);
        foreach ((string name, object? facet) in Typed((RunEvent)record.Event!).Where(typed => Regex.IsMatch(text, $"\"{typed.Name}\"\\s*:\\s*\\{{")))
        {
            Assert.True(facet is not null, $"{example} has '{name}', which was not read as its type.");
        }
    }

    [SkippableTheory]
    [InlineData("LineageFacet/dataset-to-dataset.json", "public.customers -DerivesFrom-> x")]
    [InlineData("LineageFacet/dataset-to-job.json", " -Consumes-> daily.load")]
    [InlineData("LineageFacet/job-to-dataset.json", " -Produces-> public.daily_summary")]
    [InlineData("LineageFacet/job-to-job.json", " -Consumes-> daily.load")]
    [InlineData("LineageFacet/generator.json", "j -Produces-> public.extracted_data")]
    [InlineData("LineageFacet/implicit-job.json", " -Consumes-> j")]
    [InlineData("LineageFacet/mixed-sources.json", " -DerivesFrom-> public.enriched_orders")]
    [InlineData("LineageFacet/mixed-sources.json", " -Produces-> public.enriched_orders")]
    [InlineData("ColumnLineageDatasetFacet/1.json", "CUSTOMERS -Consumes-> j")]
    [InlineData("LifecycleStateChangeDatasetFacet/1.json", "/tmp/alter_test/alter_table_test -DerivesFrom-> x")]
    public async Task Bind_OfficialExample_GivesTheEdgeItTellsOf(string example, string edge)
    {
        string text = EventOf(example, await File.ReadAllTextAsync(Path.Combine(SharedData.Require(Folder), example)));

        Assert.Contains(Events.EdgesOf(Events.Bind([text])), stated => stated.EndsWith(edge, StringComparison.Ordinal) || stated.StartsWith(edge, StringComparison.Ordinal));
    }

    /// <summary>Puts the example of a facet where its name says it belongs.</summary>
    private static string EventOf(string example, string text)
    {
        JsonElement json = JsonElement.Parse(text);
        if (json.TryGetProperty("eventTime", out _))
        {
            return json.GetRawText().ReplaceLineEndings(" ");
        }

        string facets = json.GetRawText().ReplaceLineEndings(" "), folder = example.Split('/')[0];
        if (folder.EndsWith("JobFacet", StringComparison.Ordinal) || (folder == "LineageFacet" && text.Contains("\"entries\"", StringComparison.Ordinal)))
        {
            return Events.RunOf("n|j", string.Empty, string.Empty, jobFacets: facets);
        }

        if (folder.EndsWith("RunFacet", StringComparison.Ordinal))
        {
            return Events.RunOf("n|j", string.Empty, string.Empty, runFacets: facets);
        }

        return folder switch
        {
            "OutputStatisticsOutputDatasetFacet" => Events.RunOf("n|j", string.Empty, $$"""{"namespace":"n","name":"x","outputFacets":{{facets}}}"""),
            "DataQualityAssertionsDatasetFacet" or "DataQualityMetricsInputDatasetFacet" => Events.RunOf("n|j", $$"""{"namespace":"n","name":"x","inputFacets":{{facets}}}""", string.Empty),
            _ => Events.RunOf("n|j", string.Empty, Events.Dataset("n|x", facets)),
        };
    }

    private static IEnumerable<(string Name, object? Facet)> Typed(RunEvent run) =>
    [
        ("parent", run.Run.Facets.Get(RunFacets.Parent)),
        ("nominalTime", run.Run.Facets.Get(RunFacets.NominalTime)),
        ("errorMessage", run.Run.Facets.Get(RunFacets.ErrorMessage)),
        ("processing_engine", run.Run.Facets.Get(RunFacets.ProcessingEngine) ?? (object?)run.Run.Facets.Get(RunFacets.Parent)),
        ("sql", run.Job.Facets.Get(JobFacets.Sql)),
        ("sourceCodeLocation", run.Job.Facets.Get(JobFacets.SourceCodeLocation)),
        ("ownership", run.Job.Facets.Get(JobFacets.Ownership) ?? run.Outputs.FirstOrDefault()?.Facets.Get(DatasetFacets.Ownership)),
        ("schema", run.Outputs.FirstOrDefault()?.Facets.Get(DatasetFacets.Schema)),
        ("columnLineage", run.Outputs.FirstOrDefault()?.Facets.Get(DatasetFacets.ColumnLineage)),
        ("symlinks", run.Outputs.FirstOrDefault()?.Facets.Get(DatasetFacets.Symlinks)),
        ("outputStatistics", run.Outputs.FirstOrDefault()?.OutputFacets.Get(OutputDatasetFacets.OutputStatistics)),
        ("dataQualityAssertions", run.Inputs.FirstOrDefault()?.InputFacets.Get(InputDatasetFacets.DataQualityAssertions)),
    ];

    private static string? Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "openlineage", "examples");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
