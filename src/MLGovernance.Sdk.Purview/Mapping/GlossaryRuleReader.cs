using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>
/// Reads glossary rules from a JSON array, each <c>{"term":"Personal data","kinds":["dataVersion"],"name":"customer-*","tag":"pii","tagValue":"true",
/// "classification":"personal"}</c>. Only <c>term</c> must be there.
/// </summary>
public static class GlossaryRuleReader
{
    private static readonly string[] Members = ["classification", "kinds", "name", "tag", "tagValue", "term"];

    /// <summary>Reads the rules.</summary>
    /// <param name="utf8">The JSON; comments and trailing commas are allowed.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="FormatException">It is no such array; the message names the file, the place and what was expected.</exception>
    public static ImmutableArray<GlossaryRule> Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(utf8, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.ValueKind != JsonValueKind.Array ? throw Wrong(file, "", "an array of rules")
                : [.. json.RootElement.EnumerateArray().Select((rule, index) => Rule(file, $"/{index}", rule))];
        }
        catch (JsonException damaged)
        {
            throw new FormatException($"{file}({damaged.LineNumber + 1}): no valid JSON: {damaged.Message}", damaged);
        }
    }

    private static GlossaryRule Rule(string file, string place, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(file, place, """a rule, for example {"term":"Personal data","tag":"pii"}""");
        }

        if (json.EnumerateObject().FirstOrDefault(member => !Members.Contains(member.Name, StringComparer.Ordinal)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw Wrong(file, $"{place}/{unknown.Name}", $"one of {string.Join(", ", Members)}");
        }

        var rule = new GlossaryRule(Text(file, place, json, "term") is { Length: > 0 } term ? term : throw Wrong(file, $"{place}/term", "the name of a term"))
        {
            Kinds = Kinds(file, place, json),
            Name = Text(file, place, json, "name"),
            Tag = Text(file, place, json, "tag"),
            TagValue = Text(file, place, json, "tagValue"),
            Classification = Text(file, place, json, "classification"),
        };
        return rule is { TagValue: not null, Tag: null } ? throw Wrong(file, $"{place}/tag", "the tag that 'tagValue' is the value of") : rule;
    }

    private static ImmutableArray<string> Kinds(string file, string place, JsonElement json)
    {
        if (!json.TryGetProperty("kinds", out JsonElement kinds))
        {
            return [];
        }

        return kinds.ValueKind == JsonValueKind.Array && kinds.EnumerateArray().All(kind => kind.ValueKind == JsonValueKind.String)
            ? [.. kinds.EnumerateArray().Select(kind => kind.GetString()!)] : throw Wrong(file, $"{place}/kinds", "an array of kinds, for example [\"modelVersion\"]");
    }

    private static string? Text(string file, string place, JsonElement json, string name) =>
        !json.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(file, $"{place}/{name}", "a text");

    private static FormatException Wrong(string file, string place, string expected) => new($"{file}: expected {expected} at '{place}'.");
}
