using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// Publishes who owns an asset: the owner tag of the asset or of what it lies in, else the principals that hold the role Owner at the nearest scope.
/// </summary>
/// <param name="tags">The names of the tags that name an owner, the first of them first; the default is that of <see cref="RollupOptions.OwnerTags"/>.</param>
public sealed class OwnershipMetadata(ImmutableArray<string> tags = default) : AssetMetadata
{
    private const int MostOwners = 20;

    /// <inheritdoc/>
    public override string Group => "mlgov_ownership";

    /// <inheritdoc/>
    public override string Description => "Who owns the asset, by tag or role assignment.";

    /// <inheritdoc/>
    public override ImmutableArray<MetadataAttribute> Attributes { get; } = [new("owners")];

    /// <inheritdoc/>
    public override ImmutableArray<CatalogAttribute> Absent { get; } = [new("owners", "")];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        EstateSnapshot snapshot = report.Graph.Snapshot;
        var lookup = new OwnerLookup(snapshot, tags.IsDefault ? new RollupOptions().OwnerTags : tags);
        Dictionary<AssetId, ImmutableArray<CatalogAttribute>> owners = [];
        for (int index = 0; index < snapshot.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lookup.Of(snapshot[index]) is { IsEmpty: false } found)
            {
                owners[snapshot.IdOf(index)] = [new CatalogAttribute("owners", Join(found, MostOwners))];
            }
        }

        return owners;
    }
}
