using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Glossary;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator;

/// <summary>
/// The Data Map behind its endpoints, for tests: counts, and what a curator does by hand in the portal, which a later publish has to
/// leave alone.
/// </summary>
public sealed class EmulatedDataMap
{
    private readonly DataMapState _state;
    private readonly TermRoutes _terms;
    private readonly GlossaryDocuments _glossary;

    internal EmulatedDataMap(DataMapState state, GlossaryDocuments glossary, TermRoutes terms)
    {
        _state = state;
        _glossary = glossary;
        _terms = terms;
    }

    /// <summary>The number of entities that are not deleted, glossary terms apart.</summary>
    public int EntityCount => Locked(() => _state.Entities.Values.Count(IsAsset));

    /// <summary>The number of relationships between them.</summary>
    public int RelationshipCount => Locked(() => _state.Relationships.Values.Count(
        relationship => !relationship.IsDeleted && !relationship.TypeName.StartsWith("AtlasGlossary", StringComparison.Ordinal)));

    /// <summary>The guid of the entity with this type and qualifiedName, or null.</summary>
    /// <param name="typeName">The type, or a super type.</param>
    /// <param name="qualifiedName">The qualifiedName.</param>
    public string? FindGuid(string typeName, string qualifiedName) => Locked(() => _state.FindActive(typeName, qualifiedName)?.Guid);

    /// <summary>Every entity that is not deleted, as JSON, sorted by type and qualifiedName; guids, times and revisions are left out.</summary>
    public string Dump() => Locked(() => new JsonArray([.. _state.Entities.Values.Where(IsAsset)
        .OrderBy(entity => entity.TypeName, StringComparer.Ordinal).ThenBy(entity => entity.QualifiedName, StringComparer.Ordinal)
        .Select(entity => new EmulatedEntityDump(_state).Of(entity))]).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

    /// <summary>Describes an entity as a curator would: the description by hand, which the portal keeps in <c>userDescription</c>.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="userDescription">The text.</param>
    public void CurateDescription(string guid, string userDescription) => Curate(guid, entity => entity.Attributes["userDescription"] = userDescription);

    /// <summary>Classifies an entity; a classification type that is not there yet is made.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="classification">The classification's type name.</param>
    public void CurateClassification(string guid, string classification) => Curate(guid, entity =>
    {
        if (_state.Types.Find(classification) is null)
        {
            _state.SaveType(DataMap.Types.TypedefSets.Complete(
                new JsonObject { ["category"] = "CLASSIFICATION", ["name"] = classification }, _state.Options.TimeProvider.GetUtcNow()));
        }

        Classifications.Set(entity, new JsonObject { ["typeName"] = classification });
    });

    /// <summary>Names an owner or expert of an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="contactType"><c>Owner</c> or <c>Expert</c>.</param>
    /// <param name="principalId">The object id of the person or group.</param>
    public void CurateContact(string guid, string contactType, string principalId) => Curate(guid, entity =>
    {
        JsonObject contacts = entity.Contacts?.DeepClone().AsObject() ?? [];
        JsonArray list = contacts[contactType] as JsonArray ?? [];
        list.Add(new JsonObject { ["id"] = principalId });
        contacts[contactType] = list.Parent is null ? list : list.DeepClone();
        entity.Contacts = contacts;
    });

    /// <summary>Puts a label on an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="label">The label.</param>
    public void CurateLabel(string guid, string label) => Curate(guid, entity => entity.Labels.Add(label));

    /// <summary>Moves an entity to a collection, which is made below the root when it is not there.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="collection">The collection's short name.</param>
    public void CurateCollection(string guid, string collection) => Curate(guid, entity =>
    {
        if (_state.Documents.Find(DataMap.Account.CollectionRoutes.Kind, collection) is null)
        {
            _state.Documents.Put(_state, DataMap.Account.CollectionRoutes.Kind, collection, new JsonObject
            {
                ["name"] = collection,
                ["friendlyName"] = collection,
                ["collectionProvisioningState"] = "Succeeded",
                ["parentCollection"] = new JsonObject { ["referenceName"] = _state.RootCollection, ["type"] = "CollectionReference" },
            });
        }

        entity.CollectionId = collection;
    });

    /// <summary>Assigns a term of the first glossary to an entity; a term that is not there yet is made.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="term">The term's name.</param>
    public void CurateTerm(string guid, string term) => Curate(guid, entity =>
    {
        JsonObject known = _state.Documents.All(GlossaryDocuments.Terms).FirstOrDefault(document => (string?)document["name"] == term)
            ?? _glossary.Create(GlossaryDocuments.Terms, new JsonObject
            {
                ["name"] = term,
                ["anchor"] = new JsonObject { ["glossaryGuid"] = (string?)_state.Documents.All(GlossaryDocuments.Glossaries).First()["guid"] },
            });
        _terms.Assign(known, [entity]);
    });

    private static bool IsAsset(EntityRecord entity) => !entity.IsDeleted && entity.TypeName != GlossaryDocuments.TermType;

    private void Curate(string guid, Action<EntityRecord> edit)
    {
        ArgumentNullException.ThrowIfNull(guid);
        Locked(() =>
        {
            if (!_state.Entities.TryGetValue(guid, out EntityRecord? entity) || entity.IsDeleted)
            {
                throw new ArgumentException($"The Data Map has no entity with the guid '{guid}'.", nameof(guid));
            }

            edit(entity);
            _state.Touch(entity);
            _state.Commit();
            return true;
        });
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_state.Gate)
        {
            return read();
        }
    }
}
