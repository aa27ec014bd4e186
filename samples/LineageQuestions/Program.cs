// The questions a lineage graph answers, on a small estate written out in Estate.cs.
//
//   dotnet run --project samples/LineageQuestions
using LineageQuestions;
using MLGovernance;
using MLGovernance.Lineage;

LineageGraph graph = LineageGraphBuilder.Build(Estate.Trained(on: "applications:1"));
AssetId endpoint = Estate.Id("onlineEndpoints/score");
AssetId model = Estate.Id("models/risk/versions/1");

// What was this endpoint's answer made from? Nearest first, datasets only.
foreach (LineageNode data in graph.Upstream(endpoint, new LineageQuery { Kinds = [AssetKinds.DataVersion] }))
{
    Console.WriteLine($"made from     {data.DisplayName}");
}

// Prove it: the shortest chain of edges, each with the property that states it.
LineagePath? proof = graph.ShortestPath(Estate.Id("data/applications/versions/1"), endpoint);
Console.WriteLine($"because       {proof}");

// The image has a vulnerability: what does it touch? All roles, and many images at once.
LineageNode image = graph.Node(AssetId.Parse("ghcr.io/contoso/train:7"));
LineageImpact impact = graph.ImpactOf([image]);
Console.WriteLine($"the image     touches {impact.CountOf(0)} assets, the endpoint {(impact.Touches(0, graph.Node(endpoint)) ? "among them" : "not")}");

// Which data do all models depend on, and without what could this model not exist?
LineageSet common = graph.CommonUpstream([model, Estate.Id("models/limit/versions/1")], new LineageQuery { Kinds = [AssetKinds.DataVersion] });
Console.WriteLine($"in common     {string.Join(", ", common.Select(node => node.DisplayName))}");
Console.WriteLine($"indispensable {string.Join(", ", graph.Indispensable(model).Select(node => node.DisplayName))}");

// How was it before March? Assets created later are not entered.
var before = new LineageQuery { CreatedUntil = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) };
Console.WriteLine($"before March  {graph.Downstream(Estate.Id("data/applications/versions/1"), before).Count} assets were downstream of the applications");

// The model was trained again on other data: which endpoints serve something else now?
LineageGraph later = LineageGraphBuilder.Build(Estate.Trained(on: "applications:2"));
foreach (EndpointDataChange change in LineageChanges.Between(graph, later).Endpoints)
{
    Console.WriteLine($"changed       {change.Endpoint.DisplayName}: + {string.Join(", ", change.Added.Select(id => id.Name + ":" + id.Version))}"
        + $"  - {string.Join(", ", change.Removed.Select(id => id.Name + ":" + id.Version))}");
}

// The same question for an estate that lives in Azure Data Explorer: the same query, as KQL.
var nearData = new LineageQuery { Kinds = [AssetKinds.DataVersion], MaxDepth = 6 };
LineageSet inMemory = graph.Upstream(endpoint, nearData);
string onCluster = LineageKql.OverTables.Upstream(endpoint, nearData);
string asOfMarch = (LineageKql.OverTables with { AsOf = before.CreatedUntil }).Upstream(endpoint, nearData);
string fromModel = LineageKql.OverGraphModel().Upstream(endpoint, nearData);
Console.WriteLine($"as KQL        {onCluster.Split('\n').Length} lines for {inMemory.Count} datasets, over a graph model {fromModel.Split('\n').Length}, as of March {asOfMarch.Split('\n').Length}");

// In a loop over thousands of nodes: one set, no garbage.
LineageReach reach = graph.CreateReach(LineageRoleSet.Data);
int widest = 0;
for (int node = 0; node < graph.NodeCount; node++)
{
    graph.Reach(graph[node], LineageDirection.Downstream, reach);
    widest = Math.Max(widest, reach.Count);
}

Console.WriteLine($"widest reach  {widest} nodes");
return 0;
