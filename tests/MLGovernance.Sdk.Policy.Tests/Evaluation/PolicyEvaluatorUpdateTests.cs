using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Tests;

public sealed class PolicyEvaluatorUpdateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Update_RandomChanges_GivesWhatAFullEvaluationGives()
    {
        List<JsonObject> resources = SampleEstate();
        var evaluator = new PolicyEvaluator(PolicySet.BuiltIn.With([.. PolicySet.Controls.Rules]));
        ComplianceReport report = evaluator.Evaluate(Graph(resources), Now);
        var random = new Random(7);
        for (int round = 0; round < 12; round++)
        {
            Change(resources, random);
            LineageGraph graph = Graph(resources);
            DateTimeOffset now = round % 3 == 2 ? Now.AddDays(round) : report.EvaluatedAt;

            ComplianceReport updated = evaluator.Update(report, graph, now);

            Assert.Equal(Describe(evaluator.Evaluate(graph, now)), Describe(updated));
            report = updated;
        }
    }

    [Fact]
    public void Update_ReportOfOtherPolicies_EvaluatesAll()
    {
        LineageGraph graph = Graph(SampleEstate());
        ComplianceReport other = new PolicyEvaluator(PolicySet.Empty).Evaluate(graph, Now);

        Assert.NotEmpty(new PolicyEvaluator().Update(other, graph, Now).Results);
    }

    private static string[] Describe(ComplianceReport report) =>
    [
        .. report.Results.Select(result => $"{report.Policies[result.Policy].Id} {report.Graph.Snapshot.IdOf(result.Asset)} {result.State}"),
        .. report.Findings.Select(finding => $"{finding} {finding.Fingerprint}"),
    ];

    private static void Change(List<JsonObject> resources, Random random)
    {
        for (int i = 0; i < 4; i++)
        {
            int index = random.Next(resources.Count);
            switch (random.Next(3))
            {
                case 0:
                    resources.RemoveAt(index);
                    break;
                case 1:
                    resources[index]["tags"] = new JsonObject { ["owner"] = $"team {random.Next(100)}", ["environment"] = random.Next(2) == 0 ? "dev" : "prod" };
                    break;
                default:
                    if (resources[index]["properties"] is JsonObject properties)
                    {
                        properties["publicNetworkAccess"] = random.Next(2) == 0 ? "Enabled" : "Disabled";
                        properties.Remove("jobName");
                    }

                    break;
            }
        }
    }

    private static LineageGraph Graph(List<JsonObject> resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (JsonObject resource in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes(resource.ToJsonString()));
        }

        return LineageGraphBuilder.Build(builder.Build(Now));
    }

    private static List<JsonObject> SampleEstate()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "samples", "Quickstart", "estate")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder.FullName, "samples", "Quickstart", "estate"), "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => JsonNode.Parse(File.ReadAllText(file)))
                .SelectMany(root => root is JsonObject { } list && list["value"] is JsonArray items ? items : root is JsonArray array ? array : [root])
                .OfType<JsonObject>()
                .Where(resource => resource["id"]?.GetValueKind() == JsonValueKind.String),
        ];
    }
}
