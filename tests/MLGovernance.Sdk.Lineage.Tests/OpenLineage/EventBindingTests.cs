using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class EventBindingTests
{
    private const string Folder = "abfss://curated@lake.dfs.core.windows.net|/claims";

    [Fact]
    public void Bind_TablesAndJobs_AreAssetsJoinedByWhatTheEventsSay()
    {
        LineageGraph graph = Events.Bind(
        [
            Events.RunOf("airflow|daily.load", Events.Dataset("postgres://h:5432|shop.public.orders"), Events.Dataset("snowflake://acct|shop.raw.orders")),
            Events.RunOf("dbt|shop.orders", Events.Dataset("snowflake://acct|shop.raw.orders"), Events.Dataset("snowflake://acct|shop.mart.orders"), run: "00000000-0000-4000-8000-000000000001"),
        ]);

        Assert.Equal(
        [
            "daily.load -Contains-> f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9",
            "daily.load -Produces-> shop.raw.orders",
            "shop.orders -Contains-> 00000000-0000-4000-8000-000000000001",
            "shop.orders -Produces-> shop.mart.orders",
            "shop.public.orders -Consumes-> daily.load",
            "shop.raw.orders -Consumes-> shop.orders",
        ],
        Events.EdgesOf(graph));
        Assert.Equal(3, graph.Snapshot.IndicesOf(AssetKinds.Dataset).Length);
        Assert.Equal(2, graph.Snapshot.IndicesOf(AssetKinds.OpenLineageJob).Length);
        Assert.Equal(2, graph.Snapshot.IndicesOf(AssetKinds.OpenLineageRun).Length);
    }

    [Fact]
    public void Bind_EventsOfOneRun_FoldIntoOneAsset()
    {
        LineageGraph graph = Events.Bind(
        [
            Events.RunOf("n|j", Events.Dataset("n|b"), Events.Dataset("n|c"), "COMPLETE", $$"""{"nominalTime":{{Events.Facet("\"nominalStartTime\":\"2026-01-01T00:00:00Z\"")}}}""", "2026-01-02T04:00:00Z"),
            Events.RunOf("n|j", Events.Dataset("n|a"), string.Empty, "START", "{}", "2026-01-02T03:00:00Z"),
            Events.RunOf("n|j", string.Empty, string.Empty, "OTHER", $$"""{"own_x":{{Events.Facet("\"y\":1")}}}""", "2026-01-02T05:00:00Z"),
        ]);

        Asset run = Assert.Single(graph.Snapshot.OfKind(AssetKinds.OpenLineageRun));
        Assert.Equal("COMPLETE", run["/properties/state"]?.AsText());
        Assert.Equal("2026-01-02T03:00:00Z", run["/properties/startedAt"]?.AsText());
        Assert.Equal("2026-01-02T04:00:00Z", run["/properties/endedAt"]?.AsText());
        Assert.Equal(3, run["/properties/events"]?.GetArrayLength());
        Assert.Equal("events.ndjson:2", run["/properties/events/0/location"]?.AsText());
        Assert.NotNull(run["/properties/facets/nominalTime"]);
        Assert.NotNull(run["/properties/facets/own_x"]);
        Assert.Equal(["a -Consumes-> j", "b -Consumes-> j", $"j -Contains-> {Events.Run}", "j -Produces-> c"], Events.EdgesOf(graph));
    }

    [Fact]
    public void Bind_FacetsOfALaterEvent_ReplaceThoseOfAnEarlierOneWhateverTheOrder()
    {
        string Event(string owner, string time) => Events.RunOf(
            "n|j", Events.Dataset("n|a", $$"""{"documentation":{{Events.Facet($"\"description\":\"{owner}\"")}}}"""), string.Empty, time: time);
        string[] events = [Event("old", "2026-01-01T00:00:00Z"), Event("new", "2026-01-02T00:00:00Z")];

        foreach (string[] order in (string[][])[events, [.. events.Reverse()]])
        {
            Asset dataset = Assert.Single(Events.Bind(order).Snapshot.OfKind(AssetKinds.Dataset));
            Assert.Equal("new", dataset["/properties/facets/documentation/description"]?.AsText());
        }
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData("wasbs://curated@lake.blob.core.windows.net|claims/")]
    [InlineData("https://lake.dfs.core.windows.net|curated/claims")]
    [InlineData("hive://metastore:9083|db.claims")]
    public void Bind_RawTableThroughSparkToEndpoint_IsOneLineage(string written)
    {
        string symlink = $$"""{"symlinks":{{Events.Facet("\"identifiers\":[{\"namespace\":\"abfss://curated@lake.dfs.core.windows.net\",\"name\":\"/claims\",\"type\":\"LOCATION\"}]")}}}""";
        EstateSnapshot beside = new TestEstate()
            .Datastore("lake", "lake", "curated")
            .Add("data/claims/versions/1", """{"dataUri":"azureml://datastores/lake/paths/claims/"}""")
            .Add("jobs/train", """{"inputs":{"x":{"jobInputType":"uri_folder","uri":"azureml:claims:1"}}}""")
            .Add("models/risk/versions/1", """{"jobName":"train"}""")
            .Add("onlineEndpoints/score")
            .Add("onlineEndpoints/score/deployments/blue", """{"model":"azureml:risk:1"}""")
            .Build();

        LineageGraph graph = Events.Bind(
            [Events.RunOf("spark|ingest.claims", Events.Dataset("postgres://h:5432|crm.public.claims"), Events.Dataset(written, symlink))], beside);

        LineageNode raw = graph.Node(AssetId.OpenLineageDataset("postgres://h:5432", "crm.public.claims"));
        LineageNode endpoint = graph.Node(TestEstate.Id("onlineEndpoints/score"));
        Assert.Contains(graph.Downstream(raw.Id), node => node == endpoint);
        Assert.Contains(graph.Upstream(endpoint.Id), node => node.Id == AssetId.OpenLineageJob("spark", "ingest.claims"));
        Assert.Equal(
            ["crm.public.claims", "ingest.claims", "storage://lake/curated/claims", "claims:1", "train", "risk:1", "blue", "score"],
            graph.Paths(raw.Id, endpoint.Id).First().Nodes.Select(node => node.DisplayName));
        Assert.Empty(graph.DanglingReferences);
    }

    [Fact]
    public void Provenance_OfAnEdge_NamesTheEventAndItsFacet()
    {
        string columns = $$"""{"columnLineage":{{Events.Facet("\"fields\":{\"total\":{\"inputFields\":[{\"namespace\":\"n\",\"name\":\"prices\",\"field\":\"price\"}]}}")}}}""";
        string parent = $$"""{"parent":{{Events.Facet("\"run\":{\"runId\":\"00000000-0000-4000-8000-000000000009\"},\"job\":{\"namespace\":\"n\",\"name\":\"dag\"}")}}}""";
        LineageGraph graph = Events.Bind(["""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","dataset":{"namespace":"n","name":"orders"}}""",
            Events.RunOf("n|dag.sum", Events.Dataset("n|orders"), Events.Dataset("n|totals", columns), runFacets: parent)]);

        Dictionary<string, EdgeProvenance> edges = graph.AllEdges.ToDictionary(edge => $"{edge.Upstream.DisplayName} {edge.Downstream.DisplayName}", edge => edge.Provenance);

        Assert.Equal("events.ndjson:2#/inputs/0", edges["orders dag.sum"].Location);
        Assert.Equal("events.ndjson:2#/outputs/0", edges["dag.sum totals"].Location);
        Assert.Equal("events.ndjson:2#/outputs/0/facets/columnLineage", edges["prices dag.sum"].Location);
        Assert.Equal("events.ndjson:2#/run/facets/parent", edges["dag dag.sum"].Location);
        Assert.All(edges.Values.Where(edge => edge.Location is not null), edge => Assert.Equal(AssetKinds.OpenLineageRun, edge.StatedBy.Kind));
        Assert.Equal(EdgeConfidence.Stated, edges["orders dag.sum"].Confidence);
    }

    [Fact]
    public void Columns_OfTheFacet_FeedColumnLineage()
    {
        string columns = $$"""
            {"schema":{{Events.Facet("\"fields\":[{\"name\":\"id\"},{\"name\":\"hash\"}]")}},"columnLineage":{{Events.Facet("""
            "fields":{
              "id":{"inputFields":[{"namespace":"n","name":"people","field":"id","transformations":[{"type":"DIRECT","subtype":"IDENTITY"}]}]},
              "hash":{"inputFields":[{"namespace":"n","name":"people","field":"ssn","transformations":[{"type":"DIRECT","subtype":"TRANSFORMATION","masking":true}]}]}},
            "dataset":[{"namespace":"n","name":"people","field":"country","transformations":[{"type":"INDIRECT","subtype":"FILTER"}]}]
            """)}}}
            """.ReplaceLineEndings(" ");
        ColumnLineage lineage = ColumnLineage.Build(Events.Bind([Events.RunOf("n|j", Events.Dataset("n|people"), Events.Dataset(Folder, columns))]).Snapshot);

        AssetId people = AssetId.OpenLineageDataset("n", "people"), folder = AssetId.Storage("lake", "curated", "claims");
        Assert.Equal(new DatasetColumn(folder, "hash"), Assert.Single(lineage.Downstream(new DatasetColumn(people, "ssn"))));
        Assert.Empty(lineage.Downstream(new DatasetColumn(people, "ssn"), throughMasking: false));
        Assert.Equal((DatasetColumn[])[new(folder, "hash"), new(folder, "id")], lineage.Downstream(new DatasetColumn(people, "country")).ToArray());
        Assert.Contains(lineage.Edges, edge => edge.Transformation == "INDIRECT/FILTER");
    }

    [Fact]
    public void Bind_NamesLinkedInAChain_AreOnePlace()
    {
        string Links(string to) => $$"""{"symlinks":{{Events.Facet($"\"identifiers\":[{{\"namespace\":\"{to.Split('|')[0]}\",\"name\":\"{to.Split('|')[1]}\",\"type\":\"TABLE\"}}]")}}}""";
        LineageGraph graph = Events.Bind(
        [
            Events.RunOf("dbt|m", Events.Dataset("unity|main.claims", Links("hive://m:1|db.claims")), Events.Dataset("n|out")),
            Events.RunOf("spark|w", string.Empty, Events.Dataset(Folder, Links("hive://m:1|db.claims")), run: "00000000-0000-4000-8000-000000000001"),
        ]);

        Assert.Contains("storage://lake/curated/claims -Consumes-> m", Events.EdgesOf(graph));
        Assert.Contains("w -Produces-> storage://lake/curated/claims", Events.EdgesOf(graph));
    }

    [Fact]
    public void Bind_ParentDependenciesAndRename_AreEdgesOfTheirOwnRoles()
    {
        string run = $$"""
            {"parent":{{Events.Facet("\"run\":{\"runId\":\"00000000-0000-4000-8000-000000000009\"},\"job\":{\"namespace\":\"n\",\"name\":\"dag\"}")}},
            "jobDependencies":{{Events.Facet("\"upstream\":[{\"job\":{\"namespace\":\"n\",\"name\":\"before\"}}],\"downstream\":[{\"job\":{\"namespace\":\"n\",\"name\":\"after\"}}]")}}}
            """.ReplaceLineEndings(" ");
        string renamed = $$"""{"lifecycleStateChange":{{Events.Facet("\"lifecycleStateChange\":\"RENAME\",\"previousIdentifier\":{\"namespace\":\"n\",\"name\":\"old\"}")}}}""";

        string[] edges = Events.EdgesOf(Events.Bind([Events.RunOf("n|j", string.Empty, Events.Dataset("n|new", renamed), runFacets: run)]));

        Assert.Equal(
            ["before -Triggers-> j", "dag -Contains-> j", "j -Contains-> " + Events.Run, "j -Produces-> new", "j -Triggers-> after", "old -DerivesFrom-> new"], edges);
    }

    [Fact]
    public void Bind_SecretsInFacets_AreScrubbed()
    {
        string variables = $$"""{"environmentVariables":{{Events.Facet("\"environmentVariables\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2-Tr0ub4dor\"}],\"url\":\"https://a.blob.core.windows.net/c?sv=2024&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789%3D\"")}}}""";

        LineageGraph graph = Events.Bind([Events.RunOf("n|j", Events.Dataset("n|a"), string.Empty, runFacets: variables)]);

        string payload = System.Text.Encoding.UTF8.GetString(Assert.Single(graph.Snapshot.OfKind(AssetKinds.OpenLineageRun)).Payload.Span);
        Assert.DoesNotContain("AbCdEfGhIj", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_StaticEvents_StateLineageAndFactsOfKnownThings()
    {
        string docs = $$"""{"documentation":{{Events.Facet("\"description\":\"Claims, curated.\"")}}}""";
        LineageGraph graph = Events.Bind(
        [
            $$"""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","dataset":{{Events.Dataset(Folder, docs)}}}""",
            $$"""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","job":{"namespace":"n","name":"design"},"inputs":[{{Events.Dataset("n|in")}}],"outputs":[{{Events.Dataset(Folder)}}]}""",
        ]);

        Assert.Equal(["design -Contains-> static", "design -Produces-> storage://lake/curated/claims", "in -Consumes-> design"], Events.EdgesOf(graph));
        Asset facts = Assert.Single(graph.Snapshot.OfKind(AssetKinds.OpenLineageStatic), asset => asset["/properties/about"]?.AsText() == "storage://lake/curated/claims");
        Assert.Equal("Claims, curated.", facts["/properties/facets/documentation/description"]?.AsText());
    }
}
