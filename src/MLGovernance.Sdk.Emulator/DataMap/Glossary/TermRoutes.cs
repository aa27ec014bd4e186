using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Glossary;

/// <summary>Glossary terms and their assignment to entities.</summary>
internal sealed class TermRoutes(DataMapState state, GlossaryDocuments documents, RelationshipWriter relationships)
{
    private const string One = "/atlas/v2/glossary/term/{term}";
    private const string Assigned = "/atlas/v2/glossary/terms/{term}/assignedEntities";
    private static readonly string[] RelationMembers =
        ["seeAlso", "synonyms", "antonyms", "preferredTerms", "preferredToTerms", "replacementTerms", "replacedBy", "translationTerms", "isA", "classifies", "validValues", "validValuesFor"];

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/atlas/v2/glossary/term", call => documents.Describe(documents.Create(GlossaryDocuments.Terms, call.Object()))),
        new("POST", "/atlas/v2/glossary/terms", call => AtlasJson.Array(
            call.Array().OfType<JsonObject>().Select(body => (JsonNode?)documents.Describe(documents.Create(GlossaryDocuments.Terms, body))))),
        new("GET", One, call => documents.Describe(Find(call))),
        new("PUT", One, call => documents.Describe(documents.Replace(GlossaryDocuments.Terms, call.Route("term"), call.Object()))),
        new("PUT", One + "/partial", call => documents.Describe(documents.Change(GlossaryDocuments.Terms, call.Route("term"), call.Object()))),
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
        string guid = term.Text("guid")!;
        foreach (EntityRecord entity in entities)
        {
            if (relationships.Find(GlossaryDocuments.Assignment, guid, entity.Guid) is null)
            {
                relationships.Add(GlossaryDocuments.Assignment, guid, entity.Guid, []);
                state.Touch(entity);
            }
        }
    }

    private JsonObject Find(DataMapCall call) => documents.Require(GlossaryDocuments.Terms, call.Route("term"));

    private JsonNode? Delete(DataMapCall call)
    {
        documents.Remove(GlossaryDocuments.Terms, Find(call).Text("guid")!);
        return null;
    }

    private JsonArray List(DataMapCall call)
    {
        int limit = call.Number("limit", -1);
        return AtlasJson.Array(documents.AssignedTo(Find(call)).Skip(call.Number("offset", 0)).Take(limit < 0 ? int.MaxValue : limit));
    }

    private JsonNode? Assign(DataMapCall call)
    {
        EntityRecord[] entities = [.. call.Array().OfType<JsonObject>().Select(item => state.RequireActive(new References(state).Resolve(item).Guid))];
        Assign(Find(call), entities);
        return null;
    }

    private JsonNode? Unassign(DataMapCall call)
    {
        string term = Find(call).Text("guid")!;
        RelationshipRecord[] assignments = [.. call.Array().OfType<JsonObject>().Select(item => item.Text("guid") ?? "")
            .Select(guid => relationships.Find(GlossaryDocuments.Assignment, term, guid)
                ?? throw AtlasError.BadRequest($"The term {term} is not assigned to '{guid}'."))];
        foreach (RelationshipRecord assignment in assignments)
        {
            state.Remove(assignment);
            state.Touch(state.Entities[assignment.End2]);
        }

        return null;
    }

    /// <summary>Relations to other terms: those of the term's own body and those made as relationships.</summary>
    private JsonObject Related(DataMapCall call)
    {
        JsonObject term = Find(call);
        string guid = term.Text("guid")!;
        var related = new JsonObject();
        foreach (string member in RelationMembers.Where(member => term.Items(member).Count > 0))
        {
            related[member] = term[member]!.DeepClone();
        }

        foreach (RelationshipEnd end in state.Types.Shape(GlossaryDocuments.TermType).Ends.Values.Where(end => end.OtherType == GlossaryDocuments.TermType))
        {
            foreach (RelationshipRecord relationship in state.RelationshipsOf(guid).Where(relationship => relationship.TypeName == end.Relationship && !relationship.IsDeleted))
            {
                JsonArray list = related[end.Attribute] as JsonArray ?? [];
                list.Add(new JsonObject
                {
                    ["termGuid"] = relationship.Other(guid),
                    ["relationGuid"] = relationship.Guid,
                    ["displayText"] = state.Entities[relationship.Other(guid)].Name,
                });
                related[end.Attribute] = list.Parent is null ? list : list.DeepClone();
            }
        }

        return related;
    }
}
