using System.Collections.Immutable;
using MLGovernance.Access;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>
/// Publishes who may read, write and grant access to an asset: how many, and who up to a bound. Role assignments decide, and the access list of a storage path
/// where it was read. What cannot be decided is counted as undecided and never as denied.
/// </summary>
/// <remarks>
/// Principals are object ids, as role assignments name them. Groups are named, and not counted, because their members are. Nothing is published where no role assignment was
/// read; add an access source (<c>AddAccess</c>).
/// </remarks>
/// <param name="mostPrincipals">The most principals to name in one attribute. The default is 20.</param>
public sealed class AccessMetadata(int mostPrincipals = 20) : AssetMetadata
{
    /// <inheritdoc/>
    public override string Group => "mlgov_access";

    /// <inheritdoc/>
    public override string Description => "Who may read, write and grant access to the asset, by role assignments and access lists.";

    /// <inheritdoc/>
    public override ImmutableArray<MetadataAttribute> Attributes { get; } =
    [
        new("basis"), new("granters", AssetPropertyType.Integer), new("readBy"), new("readers", AssetPropertyType.Integer), new("state"),
        new("undecided", AssetPropertyType.Integer), new("writers", AssetPropertyType.Integer), new("writtenBy"),
    ];

    /// <inheritdoc/>
    /// <exception cref="FormatException">A role assignment or group misses a field; the message names it.</exception>
    public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>>? Of(ComplianceReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        EstateSnapshot snapshot = report.Graph.Snapshot;
        if (snapshot.IndicesOf(AssetKinds.RoleAssignment).IsEmpty && !snapshot.MayLack(AssetKinds.RoleAssignment))
        {
            return null;
        }

        var reach = new AccessReach(snapshot);
        var values = new Dictionary<AssetId, ImmutableArray<CatalogAttribute>>();
        for (int node = 0; node < report.Graph.NodeCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reach.Of(report.Graph[node].Id, report.Graph[node].Kind) is { } who)
            {
                values[report.Graph[node].Id] = Write(who);
            }
        }

        return values;
    }

    private ImmutableArray<CatalogAttribute> Write(AssetReach who) =>
    [
        new CatalogAttribute("basis", who.HasList ? "role assignments and access lists" : "role assignments"),
        new CatalogAttribute("granters", who.Granters),
        new CatalogAttribute("readBy", Join(who.ReadBy, mostPrincipals)),
        new CatalogAttribute("readers", who.Readers),
        new CatalogAttribute("state", who.Undecided > 0 || !who.IsComplete ? "Indeterminate" : "Decided"),
        new CatalogAttribute("undecided", who.Undecided),
        new CatalogAttribute("writers", who.Writers),
        new CatalogAttribute("writtenBy", Join(who.WrittenBy, mostPrincipals)),
    ];
}
