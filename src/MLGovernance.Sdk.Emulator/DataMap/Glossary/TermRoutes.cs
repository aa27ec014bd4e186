using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Glossary;

/// <summary>Glossary terms and their assignment to entities.</summary>
internal sealed class TermRoutes(DataMapState state, GlossaryDocuments documents)
{
    private const string One = "/atlas/v2/glossary/term/{term}";
    private const string Assigned = "/atlas/v2/glossary/terms/{term}/assignedEntities";
    private static readonly string[] RelationMembers =
        ["seeAlso", "synonyms", "antonyms", "preferredTerms", "preferredToTerms", "replacementTerms", "replacedBy", "translationTerms", "isA", "classifies", "validValues", "validValuesFor"];

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/atlas/v2/glossary/term", call => documents.Create(GlossaryDocuments.Terms, call.Object()).Copy()),
        new("POST", "/atlas/v2/glossary/terms", call => AtlasJson.Array(
            call.Array().OfType<JsonObject>().Select(body => (JsonNode?)documents.Create(GlossaryDocuments.Terms, body).Copy()))),
        new("GET", One, call => Find(call).Copy()),
        new("PUT", One, call => documents.Change(GlossaryDocuments.Terms, call.Route("term"), call.Object()).Copy()),
        new("PUT", One + "/partial", call => documents.Change(GlossaryDocuments.Terms, call.Route("term"), call.Object()).Copy()),
        new("DELETE", One, Delete),
        new("GET", Assigned, List),
        new("POST", Assigned, Assign),
        new("PUT", Assigned, Unassign),
        new("DELETE", Assigned, Unassign),
        new("GET", "/atlas/v2/glossary/terms/{term}/related", Related),
    ];

    /// <summary>Assigns a term to entities; one that has it already keeps it.</summary>
    public void Assign(JsonObject term, IEnumerable<EntityRecord> entities)
    {
        JsonArray assigned = term.Items("assignedEntities");
        foreach (EntityRecord entity in entities)
        {
            if (assigned.OfType<JsonObject>().All(item => item.Text("guid") != entity.Guid))
            {
                JsonObject reference = EntityHeaders.ObjectId(entity);
                reference["relationshipGuid"] = Guid.NewGuid().ToString();
                reference["relationshipType"] = "AtlasGlossarySemanticAssignment";
                reference["displayText"] = entity.Name;
                reference["entityStatus"] = entity.Status;
                assigned.Add(reference);
                state.Touch(entity);
            }
        }

        term["assignedEntities"] = assigned.Parent is null ? assigned : assigned.DeepClone();
        documents.Save(GlossaryDocuments.Terms, term);
    }

    private JsonObject Find(DataMapCall call) => documents.Require(GlossaryDocuments.Terms, call.Route("term"));

    private JsonNode? Delete(DataMapCall call)
    {
        JsonObject term = Find(call);
        string[] entities = [.. term.Objects("assignedEntities").Select(item => item.Text("guid")!)];
        state.Documents.Remove(state, GlossaryDocuments.Terms, term.Text("guid")!);
        foreach (string guid in entities)
        {
            state.Touch(state.Entities[guid]);
        }

        return null;
    }

    private JsonArray List(DataMapCall call)
    {
        int limit = call.Number("limit", -1);
        return AtlasJson.Array(Find(call).Objects("assignedEntities").Skip(call.Number("offset", 0)).Take(limit < 0 ? int.MaxValue : limit)
            .Select(item => (JsonNode?)item.Copy()));
    }

    private JsonNode? Assign(DataMapCall call)
    {
        EntityRecord[] entities = [.. call.Array().OfType<JsonObject>().Select(item => state.RequireActive(new References(state).Resolve(item).Guid))];
        Assign(Find(call), entities);
        return null;
    }

    private JsonNode? Unassign(DataMapCall call)
    {
        JsonObject term = Find(call);
        string[] given = [.. call.Array().OfType<JsonObject>().Select(item => item.Text("guid") ?? "")];
        JsonObject[] assigned = [.. term.Objects("assignedEntities")];
        if (given.FirstOrDefault(guid => assigned.All(item => item.Text("guid") != guid)) is { } unknown)
        {
            throw AtlasError.BadRequest($"The term {term.Text("guid")} is not assigned to '{unknown}'.");
        }

        term["assignedEntities"] = AtlasJson.Array(assigned.Where(item => !given.Contains(item.Text("guid"))).Select(item => (JsonNode?)item.Copy()));
        documents.Save(GlossaryDocuments.Terms, term);
        foreach (string guid in given)
        {
            state.Touch(state.Entities[guid]);
        }

        return null;
    }

    private JsonObject Related(DataMapCall call)
    {
        JsonObject term = Find(call);
        var related = new JsonObject();
        foreach (string member in RelationMembers.Where(member => term.Items(member).Count > 0))
        {
            related[member] = term[member]!.DeepClone();
        }

        return related;
    }
}
