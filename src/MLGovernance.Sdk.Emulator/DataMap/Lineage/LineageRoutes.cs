using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Lineage;

/// <summary>
/// Lineage by guid or name, breadth first. The width cuts off silently what it leaves out; only <c>widthCounts</c> tells. The next page
/// gives immediate neighbours and does not work on processes.
/// </summary>
internal sealed class LineageRoutes(DataMapState state)
{
    private const int MaxDepth = 31;
    private readonly LineageEdges _edges = new(state);
    private readonly EntityHeaders _headers = new(state);

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", "/atlas/v2/lineage/{guid}", call => Read(call, state.Require(call.Route("guid")))),
        new("GET", "/atlas/v2/lineage/uniqueAttribute/type/{typeName}", call => Read(call, Named(call))),
        new("GET", "/lineage/{guid}/next", call => Next(call, state.Require(call.Route("guid")))),
    ];

    private static (bool Input, bool Output, string Name) Direction(DataMapCall call, string absent) => call.Query("direction").ToUpperInvariant() switch
    {
        "INPUT" => (true, false, "INPUT"),
        "OUTPUT" => (false, true, "OUTPUT"),
        "BOTH" => (true, true, "BOTH"),
        "" => absent == "BOTH" ? (true, true, "BOTH") : throw AtlasError.BadRequest("Expected the query parameter 'direction'."),
        string other => throw AtlasError.BadRequest($"The direction '{other}' is invalid: expected INPUT, OUTPUT or BOTH."),
    };

    private EntityRecord Named(DataMapCall call)
    {
        string type = call.Route("typeName");
        state.Types.Require(type, "ENTITY");
        return state.FindActive(type, call.UniqueName()) ?? throw AtlasError.EntityNotFound(type, call.UniqueName());
    }

    private JsonObject Read(DataMapCall call, EntityRecord entity)
    {
        (bool input, bool output, string direction) = Direction(call, "BOTH");
        int depth = Math.Min(call.Number("depth", 3), MaxDepth);
        int width = call.Number("width", 10);
        var found = new SortedSet<string>(StringComparer.Ordinal) { entity.Guid };
        var relations = new Dictionary<string, LineageEdge>(StringComparer.Ordinal);
        var counts = new JsonObject();
        foreach ((bool isWanted, bool isInput, string name) in ((bool, bool, string)[])[(input, true, "INPUT"), (output, false, "OUTPUT")])
        {
            if (isWanted)
            {
                counts[name] = Walk(entity.Guid, isInput, depth, width, found, relations);
            }
        }

        JsonArray parents = call.Flag("includeParent") ? Parents(found) : [];
        return new JsonObject
        {
            ["baseEntityGuid"] = entity.Guid,
            ["lineageDirection"] = direction,
            ["lineageDepth"] = depth,
            ["lineageWidth"] = width,
            ["childrenCount"] = -1,
            ["includeParent"] = call.Flag("includeParent"),
            ["guidEntityMap"] = Entities(found),
            ["relations"] = Relations(relations.Values),
            ["parentRelations"] = parents,
            ["widthCounts"] = counts,
        };
    }

    private JsonObject Walk(string start, bool isInput, int depth, int width, SortedSet<string> found, Dictionary<string, LineageEdge> relations)
    {
        var counts = new JsonObject();
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        List<string> level = [start];
        for (int hop = 0; hop <= depth && level.Count > 0; hop++)
        {
            var next = new List<string>();
            foreach (string guid in level)
            {
                LineageEdge[] edges = _edges.Of(guid, isInput);
                counts[guid] = edges.Length;
                foreach (LineageEdge edge in hop == depth ? [] : edges.Take(width))
                {
                    relations.TryAdd(edge.Relationship, edge);
                    string neighbour = isInput ? edge.From : edge.To;
                    found.Add(neighbour);
                    if (seen.Add(neighbour))
                    {
                        next.Add(neighbour);
                    }
                }
            }

            level = next;
        }

        return counts;
    }

    private JsonObject Next(DataMapCall call, EntityRecord entity)
    {
        (bool input, bool output, string direction) = Direction(call, "");
        if (state.Types.Shape(entity.TypeName).IsProcess)
        {
            throw AtlasError.BadRequest($"The next page of lineage is not available for {entity.Guid}, whose type {entity.TypeName} is a Process.");
        }

        IEnumerable<LineageEdge> edges = (input ? _edges.Of(entity.Guid, isInput: true) : []).Concat(output ? _edges.Of(entity.Guid, isInput: false) : []);
        LineageEdge[] page = [.. edges.Skip(call.Number("offset", 0)).Take(call.Number("limit", 10))];
        return new JsonObject
        {
            ["baseEntityGuid"] = entity.Guid,
            ["lineageDirection"] = direction,
            ["lineageDepth"] = 1,
            ["lineageWidth"] = -1,
            ["childrenCount"] = -1,
            ["includeParent"] = false,
            ["guidEntityMap"] = Entities(new SortedSet<string>(page.Select(edge => edge.From == entity.Guid ? edge.To : edge.From), StringComparer.Ordinal)),
            ["relations"] = Relations(page),
            ["widthCounts"] = new JsonObject { [direction] = null },
        };
    }

    private JsonObject Entities(IEnumerable<string> guids)
    {
        var map = new JsonObject();
        foreach (string guid in guids)
        {
            map[guid] = _headers.Header(state.Entities[guid]);
        }

        return map;
    }

    private static JsonArray Relations(IEnumerable<LineageEdge> edges) => AtlasJson.Array(edges.Select(edge => (JsonNode?)new JsonObject
    {
        ["fromEntityId"] = edge.From,
        ["toEntityId"] = edge.To,
        ["relationshipId"] = edge.Relationship,
    }));

    /// <summary>Adds the containers of what was found, and theirs; they are no data flow.</summary>
    private JsonArray Parents(SortedSet<string> found)
    {
        var relations = new JsonArray();
        var open = new Queue<string>(found);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out string? guid))
        {
            foreach ((string parent, string relationship) in _edges.ParentsOf(guid))
            {
                if (seen.Add(relationship))
                {
                    relations.Add(new JsonObject { ["childEntityId"] = guid, ["parentEntityId"] = parent, ["relationshipId"] = relationship });
                    found.Add(parent);
                    open.Enqueue(parent);
                }
            }
        }

        return relations;
    }
}
