using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG4006: a job reads no data through a datastore that stores a credential.</summary>
internal sealed class KeyBasedReadRule : PolicyRule
{
    private const string Pointer = "/properties/credentials/credentialsType";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4006",
        DisplayName = "A job reads no data through a datastore with a stored credential",
        Rationale = "Through a stored key the job reads what its user may have no right to: the access lists of the storage are never asked.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Grant the user or the compute's identity access to the data, take the credential out of the datastore, and run the job with that identity.",
        HelpUri = RulePage.Of("MLG4006"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool readsStorage = false;
        foreach (LineageNode path in DataPlaces.InputsOf(context.Graph, context.Graph.Node(asset.Id)).SelectMany(input => DataPlaces.PathsOf(context.Graph, input)).Distinct())
        {
            readsStorage = true;
            Asset[] stores = [.. context.Graph.EdgesInto(path)
                .Where(edge => edge.Role == LineageRole.Stores)
                .Select(edge => edge.Upstream.Asset)
                .OfType<Asset>()
                .Where(store => store.Id.Scope == asset.Id.Scope)];
            if (stores.Length == 0 && context.Snapshot.MayLack(AssetKinds.Datastore, asset.Id.Scope))
            {
                context.Unknown($"Job '{asset.Name}' reads '{path.DisplayName}', and the datastores of its workspace could not be read.");
            }

            // Where an identity-based datastore leads to the same place, the job may have used that one.
            if (stores.Length > 0 && stores.All(StoresCredential))
            {
                context.Report(
                    $"Job '{asset.Name}' reads '{path.DisplayName}' through datastore '{stores[0].Name}', which stores a credential of type {stores[0][Pointer]?.AsText()}.",
                    new Evidence(Pointer)
                    {
                        Asset = stores[0].Id,
                        Expected = "None",
                        Actual = stores[0][Pointer]?.AsText(),
                        Path = context.Graph.ShortestPath(path.Id, asset.Id),
                    });
            }
        }

        if (!readsStorage)
        {
            context.NotApplicable();
        }
    }

    private static bool StoresCredential(Asset store) =>
        store[Pointer]?.AsText() is { } type && !string.Equals(type, "None", StringComparison.OrdinalIgnoreCase);
}
