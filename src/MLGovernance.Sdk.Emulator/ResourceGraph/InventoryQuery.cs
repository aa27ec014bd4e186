using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.ResourceGraph;

/// <summary>
/// The part of the query language that inventories use: <c>TABLE | where … and/or … | project … | order by … | take n | count</c>,
/// with <c>==, !=, =~, !~, in, in~, startswith, contains, has</c>. Anything else is refused, never half answered.
/// </summary>
internal sealed partial class InventoryQuery
{
    private readonly List<Func<IEnumerable<JsonObject>, IEnumerable<JsonObject>>> _steps = [];

    /// <summary>The table that is asked.</summary>
    public required string Table { get; init; }

    public static InventoryQuery Parse(string text)
    {
        string[] parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (!ResourceGraphTables.Names.Contains(parts[0]))
        {
            throw Unsupported(parts[0]);
        }

        var query = new InventoryQuery { Table = parts[0] };
        foreach (string part in parts.Skip(1))
        {
            query._steps.Add(Step(part));
        }

        return query;
    }

    public IEnumerable<JsonObject> Run(IEnumerable<JsonObject> rows) => _steps.Aggregate(rows, (current, step) => step(current));

    private static Func<IEnumerable<JsonObject>, IEnumerable<JsonObject>> Step(string text)
    {
        string[] words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string rest = words.Length > 1 ? words[1] : "";
        switch (words.Length == 0 ? "" : words[0].ToLowerInvariant())
        {
            case "where":
                Func<JsonObject, bool> condition = Condition(rest);
                return rows => rows.Where(condition);
            case "project":
                string[] columns = rest.Split(',', StringSplitOptions.TrimEntries);
                return rows => rows.Select(row => Project(row, columns));
            case "order" or "sort" when rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase):
                string[] key = rest[3..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                bool ascending = key.Length > 1 && key[1].Equals("asc", StringComparison.OrdinalIgnoreCase);
                return rows => ascending
                    ? rows.OrderBy(row => Value(row, key[0]), StringComparer.Ordinal)
                    : rows.OrderByDescending(row => Value(row, key[0]), StringComparer.Ordinal);
            case "take" or "limit" when int.TryParse(rest, out int count):
                return rows => rows.Take(count);
            case "count":
                return rows => [new JsonObject { ["Count"] = rows.Count() }];
            default:
                throw Unsupported(text);
        }
    }

    private static Func<JsonObject, bool> Condition(string text)
    {
        string[] any = OrWord().Split(text);
        if (any.Length > 1)
        {
            Func<JsonObject, bool>[] options = [.. any.Select(Condition)];
            return row => options.Any(option => option(row));
        }

        string[] all = AndWord().Split(text);
        if (all.Length > 1)
        {
            Func<JsonObject, bool>[] parts = [.. all.Select(Condition)];
            return row => parts.All(part => part(row));
        }

        Match match = Comparison().Match(text);
        if (!match.Success)
        {
            throw Unsupported(text);
        }

        string column = match.Groups["column"].Value;
        string[] values = [.. Literal().Matches(match.Groups["value"].Value).Select(literal => literal.Groups["text"].Value)];
        if (values.Length == 0)
        {
            throw Unsupported(text);
        }

        Func<string, bool> test = match.Groups["op"].Value.ToLowerInvariant() switch
        {
            "==" => value => value == values[0],
            "!=" => value => value != values[0],
            "=~" => value => value.Equals(values[0], StringComparison.OrdinalIgnoreCase),
            "!~" => value => !value.Equals(values[0], StringComparison.OrdinalIgnoreCase),
            "in" => value => values.Contains(value, StringComparer.Ordinal),
            "in~" => value => values.Contains(value, StringComparer.OrdinalIgnoreCase),
            "startswith" => value => value.StartsWith(values[0], StringComparison.OrdinalIgnoreCase),
            _ => value => value.Contains(values[0], StringComparison.OrdinalIgnoreCase),
        };
        return row => test(Value(row, column));
    }

    private static JsonObject Project(JsonObject row, string[] columns)
    {
        var projected = new JsonObject();
        foreach (string column in columns)
        {
            string[] parts = column.Split('=', 2, StringSplitOptions.TrimEntries);
            projected[parts[0].Split('.')[^1]] = Find(row, parts[^1])?.DeepClone();
        }

        return projected;
    }

    private static JsonNode? Find(JsonObject row, string column) =>
        column.Split('.').Aggregate((JsonNode?)row, (node, name) => (node as JsonObject)?[name]);

    private static string Value(JsonObject row, string column) => Find(row, column)?.ToString() ?? "";

    private static EmulatorError Unsupported(string text) =>
        new(400, "BadRequest", $"The emulator's Resource Graph does not understand '{text}'; it knows the tables {string.Join(", ", ResourceGraphTables.Names.Order(StringComparer.Ordinal))} with where, project, order by, take and count.");

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OrWord();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex AndWord();

    [GeneratedRegex(@"^(?<column>[\w.]+)\s*(?<op>==|!=|=~|!~|\bin~|\bin\b|\bstartswith\b|\bcontains\b|\bhas\b)\s*(?<value>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();

    [GeneratedRegex("""(?<quote>['"])(?<text>.*?)\k<quote>""")]
    private static partial Regex Literal();
}
