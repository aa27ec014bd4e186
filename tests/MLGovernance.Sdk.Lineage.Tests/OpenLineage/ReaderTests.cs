using System.Text;
using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

public sealed class ReaderTests
{
    private static readonly string One = Events.RunOf("airflow|a", Events.Dataset("postgres://h:5432|d.s.t"), string.Empty);

    [Theory]
    [InlineData("{0}\n{0}\n", "events.ndjson:1,events.ndjson:2")]
    [InlineData("\n{0}\n\n  {0}", "events.ndjson:2,events.ndjson:4")]
    [InlineData("[{0},{0}]", "events.json#/0,events.json#/1")]
    [InlineData("  [\n{0}\n]", "events.json#/0")]
    [InlineData("{1}", "events.json")]
    [InlineData("{1}\n{1}", "events.json,events.json#/1")]
    [InlineData("", "")]
    public async Task Read_EveryLayout_GivesEventsWithTheirPlaces(string layout, string places)
    {
        string indented = One.Replace("{\"eventType\"", "{\n\"eventType\"", StringComparison.Ordinal);
        string text = layout.Replace("{0}", One, StringComparison.Ordinal).Replace("{1}", indented, StringComparison.Ordinal);

        List<OpenLineageRecord> records = await Events.ReadAsync(text, places.Contains(".json", StringComparison.Ordinal) ? "events.json" : "events.ndjson");

        Assert.Equal(places, string.Join(',', records.Select(record => record.Location)));
        Assert.All(records, record => Assert.IsType<RunEvent>(record.Event));
        Assert.All(records, record => Assert.Empty(record.Issues));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Read_WithByteOrderMark_ReadsLinesAndArrays(string encoding)
    {
        Encoding marked = encoding == "utf-8" ? new UTF8Encoding(true) : Encoding.GetEncoding(encoding);

        Assert.Single(await Events.ReadAsync(One, encoding: marked), record => record.Event is RunEvent { Job.Name: "a" });
        Assert.Equal(2, (await Events.ReadAsync($"[{One},{One}]", encoding: marked)).Count(record => record.Event is not null));
    }

    [Theory]
    [InlineData("""{"x":1""", "events.ndjson:2", "no JSON")]
    [InlineData("42", "events.ndjson:2", "a JSON object")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"\ud800","schemaURL":"s:x","job":{"namespace":"n","name":"j"}}""", "events.ndjson:2", "Unicode")]
    [InlineData("{}", "events.ndjson:2#/eventTime", "ISO 8601")]
    [InlineData("""{"eventTime":"yesterday"}""", "events.ndjson:2#/eventTime", "ISO 8601")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x"}""", "events.ndjson:2", "'run' and 'job'")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","run":{"runId":"7"},"job":{"namespace":"n","name":"j"}}""", "events.ndjson:2#/run/runId", "UUID")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","run":3,"job":{"namespace":"n","name":"j"}}""", "events.ndjson:2#/run/runId", "UUID")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","job":{"namespace":"n"}}""", "events.ndjson:2#/job", "'namespace' and 'name'")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","producer":"p:x","schemaURL":"s:x","dataset":{"name":"n"}}""", "events.ndjson:2#/dataset", "'namespace' and 'name'")]
    public async Task Read_NoEvent_IsAnIssueThatNamesPlaceAndWhatWasExpected(string bad, string place, string expected)
    {
        List<OpenLineageRecord> records = await Events.ReadAsync($"{One}\n{bad}\n{One}");

        Assert.Equal(3, records.Count);
        Assert.Equal(2, records.Count(record => record.Event is not null));
        EstateIssue issue = Assert.Single(records[1].Issues, issue => !issue.IsNote);
        Assert.Equal(place, issue.Location);
        Assert.Contains(expected, issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BadParts_LeaveTheRestOfTheEvent()
    {
        string facets = $$"""{"schema":{{Events.Facet("\"fields\":[{\"type\":\"int\"}]")}},"mine_own":{{Events.Facet("\"x\":[1,{\"y\":null}]")}},"ownership":7}""";
        string bad = Events.RunOf("n|j", Events.Dataset("n|good", facets) + """,{"name":"nameless"},5""", string.Empty, type: "DONE");

        OpenLineageRecord record = Assert.Single(await Events.ReadAsync(bad));
        var run = Assert.IsType<RunEvent>(record.Event);

        Assert.Equal("good", Assert.Single(run.Inputs).Name);
        Assert.Null(run.EventType);
        Assert.Null(run.Inputs[0].Facets.Get(DatasetFacets.Schema));
        Assert.Equal(["mine_own", "schema"], run.Inputs[0].Facets.Names);
        Assert.Equal(
            ["events.ndjson:1#/eventType", "events.ndjson:1#/inputs/0/facets/ownership", "events.ndjson:1#/inputs/0/facets/schema", "events.ndjson:1#/inputs/1", "events.ndjson:1#/inputs/2"],
            record.Issues.Select(issue => issue.Location).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_BrokenArray_KeepsWhatCameBeforeAndNamesTheLine()
    {
        List<OpenLineageRecord> records = await Events.ReadAsync($"[{One},\n{{\"eventTime\":]", "broken.json");

        Assert.NotNull(records[0].Event);
        Assert.Equal("broken.json:2", Assert.Single(records[^1].Issues).Location);
    }

    [Fact]
    public async Task Read_CutArray_SaysSo()
    {
        List<OpenLineageRecord> records = await Events.ReadAsync($"[{One},\n{One}\n", "cut.json");

        Assert.Equal(2, records.Count(record => record.Event is not null));
        Assert.Contains("does not end", Assert.Single(records[^1].Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ArrayLongerThanTheBuffer_GivesEveryEvent()
    {
        string wide = Events.RunOf("n|wide", Events.Dataset("n|x", $$"""{"documentation":{{Events.Facet($"\"description\":\"{new string('d', 200_000)}\"")}}}"""), string.Empty);

        List<OpenLineageRecord> records = await Events.ReadAsync("[" + string.Join(",\n", Enumerable.Repeat(One, 300).Append(wide).Append(One)) + "]", "long.json");

        Assert.Equal(302, records.Count(record => record.Event is not null));
        Assert.Equal(200_000, ((RunEvent)records[300].Event!).Inputs[0].Facets.Get(DatasetFacets.Documentation)!.Description.Length);
    }

    [Fact]
    public async Task Write_WhatWasRead_LosesNothing()
    {
        string facets = $$"""{"columnLineage":{{Events.Facet("\"fields\":{\"a\":{\"inputFields\":[{\"namespace\":\"n\",\"name\":\"x\",\"field\":\"b\",\"extra\":1}]}}")}},"zz_custom":{{Events.Facet("\"deep\":{\"list\":[1,2.50,\"é\"]}")}}}""";
        string text = Events.RunOf("n|j", Events.Dataset("n|x"), Events.Dataset("n|y", facets), runFacets: $$"""{"nominalTime":{{Events.Facet("\"nominalStartTime\":\"2026-01-01T00:00:00Z\"")}}}""");

        OpenLineageEvent read = Assert.Single(await Events.ReadAsync(text)).Event!;
        string written = Encoding.UTF8.GetString(OpenLineageJson.ToUtf8(read));

        using var before = System.Text.Json.JsonDocument.Parse(text.Replace(""","facets":{}""", string.Empty, StringComparison.Ordinal));
        using var after = System.Text.Json.JsonDocument.Parse(written);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(before.RootElement, after.RootElement), written);
    }
}
