using System.Text;
using System.Text.Json;

namespace MLGovernance.Tests;

public sealed class PayloadSkimmerTests
{
    private const string Damage = "{}[]\",:\\0-.eE tn/*\u0001";

    [Theory]
    [InlineData("""{"id":"/x"}""", "/x")]
    [InlineData(""" { "a" : [ 1, -2.5e+3 , {} , [] , null ] , "id" : "/x" , "b" : { "id" : "/y" } } """, "/x")]
    [InlineData("""{"b":{"id":"/y"},"id":{"id":"/z"},"id":"/x","id":"/w"}""", "/x")]
    [InlineData("""{"a\"id":"\\","id":"a\/b"}""", "a\\/b")]
    [InlineData("{}", "")]
    [InlineData("""{"id":5,"c":true,"d":false}""", "")]
    public void TrySkim_PlainObject_FindsTheId(string json, string id)
    {
        Assert.True(PayloadSkimmer.TrySkim(Encoding.UTF8.GetBytes(json), out ReadOnlySpan<byte> found));
        Assert.Equal(id, Encoding.UTF8.GetString(found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":"/x"} {}""")]
    [InlineData("""{"id":"/x",}""")]
    [InlineData("""{"id":"/x" // y""" + "\n}")]
    [InlineData("""{"\u0069d":"/x"}""")]
    [InlineData("""{"id":01}""")]
    [InlineData("""{"id":1.}""")]
    [InlineData("""{"id":tru}""")]
    [InlineData("""{"id":"x""")]
    [InlineData("""{"a":[1,{"b":2]}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("{\"a\":\"\t\"}")]
    public void TrySkim_Anything_IsLeftToTheReader(string json) => Assert.False(PayloadSkimmer.TrySkim(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void TrySkim_DeepNesting_IsLeftToTheReader()
    {
        string Nested(int depth) => $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}";
        Assert.True(PayloadSkimmer.TrySkim(Encoding.UTF8.GetBytes(Nested(63)), out _));
        Assert.False(PayloadSkimmer.TrySkim(Encoding.UTF8.GetBytes(Nested(64)), out _));
    }

    [Fact]
    public void TrySkim_RandomJsonAndDamage_AcceptsOnlyWhatTheReaderAccepts()
    {
        var random = new Random(42);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            Write(text, random, 0, isObject: true);
            for (int damage = random.Next(3); damage > 0; damage--)
            {
                int at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Damage[random.Next(Damage.Length)]),
                    _ => text.Append(random.Next(2) == 0 ? " " : "}"),
                };
                if (text.Length == 0)
                {
                    break;
                }
            }

            byte[] json = Encoding.UTF8.GetBytes(text.ToString());
            if (PayloadSkimmer.TrySkim(json, out ReadOnlySpan<byte> id))
            {
                accepted++;
                using var document = JsonDocument.Parse(json); // throws where the skimmer was wrong
                string? expected = document.RootElement.EnumerateObject()
                    .Where(member => member.Name == "id" && member.Value.ValueKind == JsonValueKind.String && member.Value.GetRawText().Length > 2)
                    .Select(member => member.Value.GetRawText()[1..^1]).FirstOrDefault();
                Assert.Equal(expected ?? string.Empty, Encoding.UTF8.GetString(id));
            }
        }

        Assert.InRange(accepted, 5_000, 19_000);
    }

    private static void Write(StringBuilder text, Random random, int depth, bool isObject)
    {
        text.Append(isObject ? '{' : '[');
        int count = random.Next(5);
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(random.Next(4) == 0 ? "\n  " : "");
            if (isObject)
            {
                text.Append(random.Next(3) == 0 ? "\"id\"" : $"\"n{random.Next(9)}\\\"\"").Append(':');
            }

            int kind = random.Next(depth > 4 ? 4 : 6);
            if (kind > 3)
            {
                Write(text, random, depth + 1, kind == 4);
            }
            else
            {
                text.Append(kind switch
                {
                    0 => "\"" + new string('x', random.Next(40)) + "\\\\é\"",
                    1 => new[] { "0", "-1", "12.5", "1e9", "-0.1E-3", "100" }[random.Next(6)],
                    2 => new[] { "true", "false", "null" }[random.Next(3)],
                    _ => "\"/a/b\"",
                });
            }
        }

        text.Append(isObject ? '}' : ']');
    }
}
