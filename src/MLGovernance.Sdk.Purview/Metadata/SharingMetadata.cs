using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>Publishes which borders an asset crosses and with whom it is shared, as <see cref="EstateSharing"/> finds it.</summary>
/// <param name="options">Tells pods, and registries that are public; null for the defaults.</param>
public sealed class SharingMetadata(SharingOptions? options = null) : AssetMetadata
{
    private const int MostParties = 50;

    /// <inheritdoc/>
    public override string Group => "mlgov_sharing";

    /// <inheritdoc/>
    public override string Description => "Across which workspaces, registries, pods and tenants the asset is shared.";

    /// <inheritdoc/>
    public override ImmutableArray<MetadataAttribute> Attributes { get; } = [new("across"), new("owner"), new("sharedWith")];

    /// <inheritdoc/>
    /// <remarks>Empty texts: what is shared no more says so no more.</remarks>
    public override ImmutableArray<CatalogAttribute> Absent { get; } = [new("across", ""), new("owner", ""), new("sharedWith", "")];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return EstateSharing.Of(report.Graph, options, cancellationToken).Shared.ToDictionary(asset => asset.Id, asset => ImmutableArray.Create(
            new CatalogAttribute("across", asset.Reach.ToString().ToLowerInvariant()),
            new CatalogAttribute("owner", asset.Owner is { } owner ? Party(owner) : ""),
            new CatalogAttribute("sharedWith", Join([.. asset.Users.Select(user => $"{Party(user)}: {Use(user.Use)}")], MostParties))));
    }

    private static string Party(SharingUser party) => party.Pod is { } pod ? $"{party.Scope.Name} ({pod})" : party.Scope.Name;

    private static string Use(SharingUse use) => use.ToString().ToLowerInvariant().Replace(", ", "+", StringComparison.Ordinal).Replace("restson", "rests on", StringComparison.Ordinal);
}
