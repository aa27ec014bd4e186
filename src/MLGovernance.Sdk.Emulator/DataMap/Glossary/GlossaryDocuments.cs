using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap.Glossary;

/// <summary>The glossaries, terms and categories of the Data Map. There is always one glossary, as in a new account.</summary>
internal sealed class GlossaryDocuments
{
    private static readonly FrozenSet<string> OfTheService =
        new[] { "guid", "qualifiedName", "anchor", "createTime", "lastModifiedTS", "assignedEntities" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Kept = OfTheService
        .Concat(["terms", "categories", "parentCategory", "childrenCategories", "parentTerm", "parentTerms"]).ToFrozenSet(StringComparer.Ordinal);

    public const string Glossaries = "glossary";
    public const string Terms = "term";
    public const string Categories = "category";
    public const string TermType = "AtlasGlossaryTerm";
    public const string Assignment = "AtlasGlossarySemanticAssignment";
    private static readonly string[] TermAttributes = ["qualifiedName", "name", "shortDescription", "longDescription", "abbreviation", "usage", "status"];
    private readonly DataMapState _state;

    public GlossaryDocuments(DataMapState state)
    {
        _state = state;
        if (state.Documents.All(Glossaries).Count == 0)
        {
            string guid = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("glossary:Glossary")).AsSpan(0, 16)).ToString();
            state.Documents.Load(Glossaries, guid, new JsonObject
            {
                ["guid"] = guid, ["name"] = "Glossary", ["qualifiedName"] = "Glossary", ["lastModifiedTS"] = "1",
            });
        }
    }

    public JsonObject Require(string kind, string guid) =>
        _state.Documents.Find(kind, guid) ?? throw new EmulatorError(404, "ATLAS-404-00-00D", $"Invalid {kind} guid: {guid}");

    public IEnumerable<JsonObject> In(string kind, string glossary) =>
        _state.Documents.All(kind).Where(document => document["anchor"].Text("glossaryGuid") == glossary)
            .OrderBy(document => document.Text("qualifiedName"), StringComparer.Ordinal);

    /// <summary>Makes a term or category of a body, which has to name its glossary and itself.</summary>
    public JsonObject Create(string kind, JsonObject body)
    {
        JsonObject glossary = Require(Glossaries, body["anchor"].Text("glossaryGuid") ?? throw AtlasError.BadRequest($"The {kind} has no 'anchor.glossaryGuid'."));
        string name = body.Text("name") is { Length: > 0 } text ? text : throw AtlasError.BadRequest($"The {kind} has no 'name'.");
        if (name.Contains('@', StringComparison.Ordinal))
        {
            throw AtlasError.BadRequest($"The {kind} name '{name}' is invalid: it must not contain '@'.");
        }

        string qualifiedName = $"{ParentPrefix(kind, body)}{name}@{glossary.Text("name")}";
        if (_state.Documents.All(kind).Any(document => document.Text("qualifiedName") == qualifiedName))
        {
            throw kind == Terms ? AtlasError.TermExists(qualifiedName) : AtlasError.CategoryExists(qualifiedName);
        }

        JsonObject document = body.Copy();
        document["guid"] = Guid.NewGuid().ToString();
        document["qualifiedName"] = qualifiedName;
        document["anchor"]!.AsObject().TryAdd("relationGuid", Guid.NewGuid().ToString());
        document["createTime"] = _state.Now;
        if (kind == Terms)
        {
            document.TryAdd("status", "Draft");
            document.Remove("assignedEntities");
        }

        return Save(kind, document);
    }

    public JsonObject Save(string kind, JsonObject document)
    {
        int revision = int.Parse(document.Text("lastModifiedTS") ?? "0", CultureInfo.InvariantCulture) + 1;
        document["lastModifiedTS"] = revision.ToString(CultureInfo.InvariantCulture);
        document["updateTime"] = _state.Now;
        _state.Documents.Put(_state, kind, document.Text("guid")!, document);
        if (kind == Terms)
        {
            Mirror(document);
        }

        return document;
    }

    /// <summary>Forgets a document; a term's entity and assignments go with it.</summary>
    public void Remove(string kind, string guid)
    {
        _state.Documents.Remove(_state, kind, guid);
        if (kind == Terms && _state.Entities.GetValueOrDefault(guid) is { IsDeleted: false } entity)
        {
            EntityRecord[] assigned = [.. _state.RelationshipsOf(guid)
                .Where(relationship => relationship.TypeName == Assignment && !relationship.IsDeleted)
                .Select(relationship => _state.Entities[relationship.End2])];
            new EntityRemoval(_state).Run([entity]);
            foreach (EntityRecord one in assigned)
            {
                _state.Touch(one);
            }
        }
    }

    /// <summary>A term as clients read it, with the entities that have it.</summary>
    public JsonObject Describe(JsonObject term)
    {
        JsonObject copy = term.Copy();
        copy["assignedEntities"] = AtlasJson.Array(AssignedTo(term));
        return copy;
    }

    public IEnumerable<JsonObject> AssignedTo(JsonObject term)
    {
        var headers = new EntityHeaders(_state);
        EntityRecord entity = _state.Entities[term.Text("guid")!];
        return _state.RelationshipsOf(entity.Guid)
            .Where(relationship => relationship.TypeName == Assignment && !relationship.IsDeleted && relationship.End1 == entity.Guid)
            .Select(relationship => headers.Related(entity, relationship));
    }

    /// <summary>Replaces the members that a client may set: those that it does not send are gone. What ties the document to others stays.</summary>
    public JsonObject Replace(string kind, string guid, JsonObject body)
    {
        JsonObject document = Require(kind, guid);
        foreach (string name in document.Select(member => member.Key).Where(name => !Kept.Contains(name)).ToArray())
        {
            document.Remove(name);
        }

        return Change(kind, guid, body);
    }

    /// <summary>Patches the members that a client may set.</summary>
    public JsonObject Change(string kind, string guid, JsonObject changes)
    {
        JsonObject document = Require(kind, guid);
        foreach ((string name, JsonNode? value) in changes)
        {
            if (!OfTheService.Contains(name))
            {
                document[name] = value?.DeepClone();
            }
        }

        return Save(kind, document);
    }

    public static JsonObject Header(JsonObject document, string guidMember) => new()
    {
        [guidMember] = document.Text("guid"),
        ["relationGuid"] = document["anchor"].Text("relationGuid"),
        ["displayText"] = document.Text("name"),
    };

    private string ParentPrefix(string kind, JsonObject body)
    {
        string? parent = kind == Terms
            ? body.Objects("parentTerms").Concat(body["parentTerm"] is JsonObject single ? [single] : []).FirstOrDefault().Text("termGuid")
            : body["parentCategory"].Text("categoryGuid");
        return parent is null ? "" : Require(kind, parent).Text("qualifiedName")!.Split('@')[0] + (kind == Terms ? "_" : ".");
    }

    /// <summary>Terms are entities as well: relationships, reads by guid and search find them there.</summary>
    private void Mirror(JsonObject term)
    {
        string guid = term.Text("guid")!;
        EntityRecord entity = _state.Entities.GetValueOrDefault(guid)
            ?? new EntityRecord { Guid = guid, TypeName = TermType, CollectionId = _state.RootCollection, CreateTime = _state.Now };
        foreach (string name in TermAttributes)
        {
            entity.Attributes[name] = term[name]?.DeepClone();
        }

        _state.Touch(entity);
    }
}
