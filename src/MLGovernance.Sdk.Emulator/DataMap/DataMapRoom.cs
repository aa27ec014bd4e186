using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.DataMap.Account;
using MLGovernance.Emulator.DataMap.Discovery;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Glossary;
using MLGovernance.Emulator.DataMap.Lineage;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap;

/// <summary>The Data Map of one emulator: its state and the route families over it.</summary>
internal sealed class DataMapRoom : IDisposable
{
    private readonly DataMapState _state;
    private readonly TypedefRoutes _types;
    private readonly EntityRoutes _entities;
    private readonly DataMapRoute[] _dataMap;
    private readonly DataMapRoute[] _account;

    public DataMapRoom(AzureEmulatorOptions options)
    {
        _state = new DataMapState(options);
        var relationships = new RelationshipWriter(_state);
        var collections = new CollectionRoutes(_state);
        var glossary = new GlossaryDocuments(_state);
        var terms = new TermRoutes(_state, glossary, relationships);
        _types = new TypedefRoutes(_state);
        _entities = new EntityRoutes(_state, relationships);
        _dataMap =
        [
            .. _types.Routes,
            .. _entities.Routes,
            .. new Classifications(_state).Routes,
            .. new Labels(_state).Routes,
            .. new BusinessMetadata(_state).Routes,
            .. new BusinessMetadataImport(_state).Routes,
            .. new RelationshipRoutes(_state, relationships).Routes,
            .. new LineageRoutes(_state).Routes,
            .. new DiscoveryQueryRoutes(_state).Routes,
            .. new GlossaryRoutes(_state, glossary).Routes,
            .. terms.Routes,
        ];
        _account = [.. collections.Routes, .. new PolicyStoreRoutes(_state).Routes];
        Api = new EmulatedDataMap(_state, glossary, terms);
    }

    public EmulatedDataMap Api { get; }

    /// <summary>
    /// Puts seeded type definitions and entities into a Data Map that has no entity yet: what a restart finds in its file is newer.
    /// </summary>
    /// <exception cref="FormatException">The Data Map refuses a body; the message says why.</exception>
    public void Seed(IEnumerable<JsonElement> bodies)
    {
        if (_state.Entities.Count > 0)
        {
            return;
        }

        JsonObject[] documents = [.. bodies.Select(body => JsonNode.Parse(body.GetRawText())!.AsObject())];
        try
        {
            foreach (JsonObject document in documents)
            {
                _types.Add(document);
            }

            foreach (JsonObject document in documents.Where(document => document["entities"] is JsonArray))
            {
                _entities.Upsert(document, "entities", null, "ignore");
            }
        }
        catch (EmulatorError error)
        {
            throw new FormatException($"The seed's Data Map content is refused: {error.Code}: {error.Message}", error);
        }

        _state.Commit();
    }

    public void Map(IEndpointRouteBuilder routes) => new DataMapRoutes(_state).Map(routes, _dataMap, _account);

    public void Dispose() => _state.Dispose();
}
