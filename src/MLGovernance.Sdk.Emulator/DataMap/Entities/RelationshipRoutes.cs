using System.Globalization;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Glossary;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Relationships on their own. A second one between the same ends is a conflict; the ends of a lineage type may come in either order.</summary>
internal sealed class RelationshipRoutes(DataMapState state, RelationshipWriter writer)
{
    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/atlas/v2/relationship", Create),
        new("PUT", "/atlas/v2/relationship", Update),
        new("GET", "/atlas/v2/relationship/guid/{guid}", call => Describe(call, Require(call.Route("guid")))),
        new("DELETE", "/atlas/v2/relationship/guid/{guid}", Delete),
    ];

    private JsonObject Create(DataMapCall call)
    {
        JsonObject body = call.Object();
        string type = body.Text("typeName") ?? throw AtlasError.BadRequest("A relationship has no 'typeName'.");
        JsonObject definition = state.Types.Require(type, "RELATIONSHIP");
        var references = new References(state);
        EntityTarget end1 = references.Resolve(body["end1"]);
        EntityTarget end2 = references.Resolve(body["end2"]);
        string type1 = definition["endDef1"].Text("type")!;
        string type2 = definition["endDef2"].Text("type")!;
        if (!Fits(end1, type1) || !Fits(end2, type2))
        {
            if (!Fits(end1, type2) || !Fits(end2, type1))
            {
                throw AtlasError.InvalidEnds(type, end1.TypeName, end2.TypeName);
            }

            (end1, end2) = (end2, end1);
        }

        if (writer.Find(type, end1.Guid, end2.Guid) is not null)
        {
            throw AtlasError.RelationshipExists(type, end1.Guid, end2.Guid);
        }

        RelationshipRecord added = writer.Add(type, end1.Guid, end2.Guid, (body["attributes"] as JsonObject)?.Copy() ?? []);
        TouchAssigned(added);
        return Body(added);
    }

    private JsonObject Update(DataMapCall call)
    {
        JsonObject body = call.Object();
        RelationshipRecord relationship = Require(body.Text("guid") ?? throw AtlasError.BadRequest("The relationship has no 'guid'."));
        writer.SetAttributes(relationship, body["attributes"] as JsonObject ?? []);
        return Body(relationship);
    }

    private JsonNode? Delete(DataMapCall call)
    {
        RelationshipRecord relationship = Require(call.Route("guid"));
        if (relationship.IsDeleted)
        {
            throw AtlasError.RelationshipNotFound(relationship.Guid);
        }

        state.Remove(relationship);
        TouchAssigned(relationship);
        return null;
    }

    /// <summary>An entity whose terms change is found by them in search, so it counts as changed.</summary>
    private void TouchAssigned(RelationshipRecord relationship)
    {
        if (relationship.TypeName == GlossaryDocuments.Assignment)
        {
            state.Touch(state.Entities[relationship.End2]);
        }
    }

    private JsonObject Describe(DataMapCall call, RelationshipRecord relationship)
    {
        var headers = new EntityHeaders(state);
        var referred = new JsonObject();
        if (call.Flag("extendedInfo"))
        {
            referred[relationship.End1] = headers.Header(state.Entities[relationship.End1]);
            referred[relationship.End2] = headers.Header(state.Entities[relationship.End2]);
        }

        return new JsonObject { ["relationship"] = Body(relationship), ["referredEntities"] = referred };
    }

    private JsonObject Body(RelationshipRecord relationship) => new()
    {
        ["typeName"] = relationship.TypeName,
        ["attributes"] = relationship.Attributes.DeepClone(),
        ["lastModifiedTS"] = relationship.Revision.ToString(CultureInfo.InvariantCulture),
        ["guid"] = relationship.Guid,
        ["end1"] = EntityHeaders.ObjectId(state.Entities[relationship.End1]),
        ["end2"] = EntityHeaders.ObjectId(state.Entities[relationship.End2]),
        ["label"] = "r:" + relationship.TypeName,
        ["status"] = relationship.IsDeleted ? "DELETED" : "ACTIVE",
        ["createdBy"] = "emulated",
        ["updatedBy"] = "emulated",
        ["createTime"] = relationship.CreateTime,
        ["updateTime"] = relationship.UpdateTime,
        ["version"] = 0,
        ["provenanceType"] = 0,
    };

    private RelationshipRecord Require(string guid) => state.Relationships.GetValueOrDefault(guid) ?? throw AtlasError.RelationshipNotFound(guid);

    private bool Fits(EntityTarget target, string type) => state.Types.IsKindOf(target.TypeName, type);
}
