using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageDocumentTests
{
    private static readonly LineageDocument Document = LineageDocument.From(LineageGraphBuilder.Build(new TestEstate()
        .Add("data/a/versions/1")
        .Add("data/alone/versions/1")
        .Add("jobs/j", """{"inputs":{"x":{"uri":"azureml:a:1"},"y":{"uri":"s3://bucket/it's \"odd\", <b>&|.csv"}}}""")
        .Add("jobs/k", """{"inputs":{"x":{"uri":"azureml://jobs/j/outputs/o"}}}""")
        .Add("models/m/versions/1", """{"jobName":"k","datasets":[{"name":"a","id":"azureml:a:1"}]}""")
        .Build()));

    [Fact]
    public void Csv_RoundTrip_LosesNothing() => Assert.Equal(Document, LineageCsv.Read(new StringReader(Text(LineageCsv.Write))));

    [Fact]
    public void GraphML_RoundTrip_LosesNothing() => Assert.Equal(Document, LineageGraphML.Read(new StringReader(Text(LineageGraphML.Write))));

    [Fact]
    public void Prov_RoundTrip_LosesNothing()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            LineageProv.Write(Document, writer);
        }

        using var json = JsonDocument.Parse(buffer.ToArray());

        Assert.Equal(Document, LineageProv.Read(json.RootElement));
        Assert.Equal(2, json.RootElement.GetProperty("used").EnumerateObject().Count());
        Assert.Single(json.RootElement.GetProperty("wasInformedBy").EnumerateObject());
    }

    [Fact]
    public void Mermaid_Labels_CannotBreakOut()
    {
        string text = Text(LineageMermaid.Write);

        Assert.StartsWith("flowchart LR\n", text, StringComparison.Ordinal);
        Assert.Contains("-->|Consumes|", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"odd\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dot_Labels_AreEscaped() => Assert.Contains("\\\"odd\\\"", Text(LineageDot.Write), StringComparison.Ordinal);

    [Theory]
    [InlineData("nothing")]
    [InlineData("upstream,upstreamKind,upstreamName,downstream,downstreamKind,downstreamName,role,confidence\na,b")]
    [InlineData("upstream,upstreamKind,upstreamName,downstream,downstreamKind,downstreamName,role,confidence\ns3://a/b,k,n,s3://a/c,k,n,Eats,Stated")]
    public void Csv_Bad_NamesTheLine(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => LineageCsv.Read(new StringReader(text)));
        Assert.Contains("ine ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<graphml><graph><edge source='a' target='b'/></graph></graphml>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><graphml>&e;</graphml>")]
    [InlineData("<graphml")]
    public void GraphML_BadOrHostile_IsRefused(string text) => Assert.Throws<FormatException>(() => LineageGraphML.Read(new StringReader(text)));

    private static string Text(Action<LineageDocument, TextWriter> write)
    {
        var writer = new StringWriter();
        write(Document, writer);
        return writer.ToString();
    }
}
