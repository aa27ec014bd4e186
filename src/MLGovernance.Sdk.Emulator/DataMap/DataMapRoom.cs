using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.DataMap.Account;
using MLGovernance.Emulator.DataMap.Discovery;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Glossary;
using MLGovernance.Emulator.DataMap.Lineage;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap;

/// <summary>The Data Map of one emulator: its state and the route families over it.</summary>
internal sealed class DataMapRoom : IDisposable
{
    private readonly DataMapState _state;
    private readonly DataMapRoute[] _dataMap;
    private readonly DataMapRoute[] _account;

    public DataMapRoom(AzureEmulatorOptions options)
    {
        _state = new DataMapState(options);
        var relationships = new RelationshipWriter(_state);
        var collections = new CollectionRoutes(_state);
        var glossary = new GlossaryDocuments(_state);
        var terms = new TermRoutes(_state, glossary);
        _dataMap =
        [
            .. new TypedefRoutes(_state).Routes,
            .. new EntityRoutes(_state, relationships).Routes,
            .. new Classifications(_state).Routes,
            .. new Labels(_state).Routes,
            .. new BusinessMetadata(_state).Routes,
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

    public void Map(IEndpointRouteBuilder routes) => new DataMapRoutes(_state).Map(routes, _dataMap, _account);

    public void Dispose() => _state.Dispose();
}
