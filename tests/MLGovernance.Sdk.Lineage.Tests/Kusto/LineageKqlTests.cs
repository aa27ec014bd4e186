using System.Text;
using System.Text.RegularExpressions;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed partial class LineageKqlTests
{
    /// <summary>The texts that tests/Peers/kql gives to Microsoft's own parser.</summary>
    [Fact]
    public void Texts_AreThoseThatMicrosoftsParserIsGiven()
    {
        string actual = string.Concat(KqlTexts.All.Select(text => $"// ==== {text.Name}\n{text.Text}"));
        string copy = Path.Combine(AppContext.BaseDirectory, "Kusto", "texts.actual.kql");
        File.WriteAllText(copy, actual);

        string golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Kusto", "texts.kql")).ReplaceLineEndings("\n");

        Assert.True(golden == actual, $"The texts changed: look at the difference, then copy {copy} over Kusto/texts.kql.");
    }

    [Fact]
    public void Names_AreUnique() => Assert.Distinct(KqlTexts.All.Select(text => text.Name));

    /// <summary>Reads each literal as Kusto does; what is left of a text after its literals are taken out has to be the same for every identity.</summary>
    [Fact]
    public void Identities_StayInsideTheirLiterals()
    {
        var random = new Random(20261123);
        string[] parts = ["\"", "\\", "\\\"", "\n", "\r\n", "\u2028", "\0", "'", "```", "//", ";", "|", "é", "😀", "@\"", "h\"", "x", " "];
        for (int round = 0; round < 500; round++)
        {
            string path = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            if (!AssetId.TryParse("s3://bucket/p" + path + "q", null, out AssetId id, out _))
            {
                continue;
            }

            AssertSame(LineageKql.OverTables.Upstream(KqlTexts.Data), LineageKql.OverTables.Upstream(id), id);
            AssertSame(LineageKql.OverGraphModel().Paths(KqlTexts.Model, KqlTexts.Data), LineageKql.OverGraphModel().Paths(KqlTexts.Model, id), id);
        }
    }

    [Fact]
    public void Queries_NameEveryFilter()
    {
        string text = LineageKql.OverTables.Upstream(KqlTexts.Model, KqlTexts.Filtered);

        Assert.Contains("| where Role in (\"Consumes\", \"Produces\")", text, StringComparison.Ordinal);
        Assert.Contains("| where Confidence in (\"Stated\", \"Derived\")", text, StringComparison.Ordinal);
        Assert.Contains("-[path*1..4]->", text, StringComparison.Ordinal);
        Assert.Contains("all(inner_nodes(path), (isnull(CreatedAt) or CreatedAt <= datetime(2026-03-01T10:30:00.1234567Z)))", text, StringComparison.Ordinal);
        Assert.Contains("(isnull(reached.CreatedAt) or reached.CreatedAt <= datetime(2026-03-01T10:30:00.1234567Z))", text, StringComparison.Ordinal);
        Assert.Contains("| where Kind in (\"dataVersion\", \"storagePath\")", text, StringComparison.Ordinal);
        Assert.Contains("| where Scope == \"/subscriptions/s/resourcegroups/g/providers/microsoft.machinelearningservices/workspaces/w\"", text, StringComparison.Ordinal);
        Assert.Contains("| where CreatedAt >= datetime(2025-01-01T00:00:00.0000000Z)", text, StringComparison.Ordinal);
    }

    /// <summary>The ends of a path, other than what a walk reaches, may be younger than the query allows, as in memory.</summary>
    [Fact]
    public void Paths_DoNotAskWhenTheirEndsWereCreated()
    {
        string text = LineageKql.OverTables.ShortestPath(KqlTexts.Data, KqlTexts.Model, KqlTexts.Filtered);

        Assert.Contains("all(inner_nodes(path)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("target.CreatedAt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_IsNoQuestion()
    {
        Assert.Throws<ArgumentException>(() => LineageKql.OverTables.ImpactCounts([]));
        Assert.Throws<ArgumentException>(() => LineageKql.OverTables.CommonUpstream([]));
    }

    private static void AssertSame(string plain, string other, AssetId id)
    {
        Assert.Equal(Literals().Replace(plain, "L"), Literals().Replace(other, "L"));
        Assert.Contains(Literals().Matches(other), match => Unescape(match.Value[1..^1]) == id.Value);
    }

    /// <summary>Undoes the escapes of Kusto's string literals; throws on one that Kusto does not know.</summary>
    private static string Unescape(string literal)
    {
        var text = new StringBuilder();
        for (int at = 0; at < literal.Length; at++)
        {
            if (literal[at] != '\\')
            {
                Assert.InRange(literal[at], ' ', '~');
                text.Append(literal[at]);
            }
            else if (literal[++at] == 'u')
            {
                text.Append((char)Convert.ToInt32(literal.Substring(at + 1, 4), 16));
                at += 4;
            }
            else
            {
                Assert.True(literal[at] is '"' or '\\');
                text.Append(literal[at]);
            }
        }

        return text.ToString();
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literals();
}
