using System.Text.Json.Nodes;

namespace MLGovernance.Tests.Policy;

/// <summary>Makes resources whose properties lie where aliases look, with values of random types.</summary>
internal static class RandomPayloads
{
    private static readonly string[] Texts = ["", "Enabled", "disabled", "true", "80", "3380-3390", "*", "2024-01-01T00:00:00Z", "straße", "10.0.0.0/8", "Approved"];

    public static string Resource(Random random, string type, IEnumerable<string> paths)
    {
        var resource = new JsonObject { ["type"] = type, ["name"] = "r", ["location"] = "West Europe" };
        foreach (string path in paths)
        {
            if (random.Next(4) > 0)
            {
                Put(random, resource, path.Split('.'), 0);
            }
        }

        return resource.ToJsonString();
    }

    private static void Put(Random random, JsonObject parent, string[] parts, int at)
    {
        bool array = parts[at].EndsWith("[*]", StringComparison.Ordinal);
        string name = array ? parts[at][..^3] : parts[at];
        bool last = at == parts.Length - 1;
        if (array)
        {
            JsonArray items = parent[name] as JsonArray ?? [];
            while (items.Count < random.Next(4))
            {
                items.Add(last ? Scalar(random) : new JsonObject());
            }

            parent[name] = items.Parent is null ? items : parent[name];
            foreach (JsonObject item in items.OfType<JsonObject>())
            {
                if (!last)
                {
                    Put(random, item, parts, at + 1);
                }
            }
        }
        else if (last)
        {
            parent[name] = Scalar(random);
        }
        else
        {
            JsonObject child = parent[name] as JsonObject ?? [];
            parent[name] = child.Parent is null ? child : parent[name];
            Put(random, child, parts, at + 1);
        }
    }

    private static JsonNode? Scalar(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(random.Next(-5, 5000)),
        3 => new JsonArray(JsonValue.Create("a"), JsonValue.Create(1)),
        4 => new JsonObject { ["id"] = "x" },
        _ => JsonValue.Create(Texts[random.Next(Texts.Length)]),
    };
}
