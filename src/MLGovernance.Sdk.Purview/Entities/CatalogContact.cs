namespace MLGovernance.Purview;

/// <summary>A person or group that answers for an entity.</summary>
/// <param name="Type">The kind of contact: <see cref="Owner"/> or <see cref="Expert"/>.</param>
/// <param name="Id">The object id in Microsoft Entra ID. The Data Map shows no others.</param>
/// <param name="Info">A remark; null for none.</param>
public readonly record struct CatalogContact(string Type, string Id, string? Info = null)
{
    /// <summary>The type of those who own an asset.</summary>
    public const string Owner = "Owner";

    /// <summary>The type of those who know an asset.</summary>
    public const string Expert = "Expert";

    /// <summary>The most contacts of one type that the Data Map keeps.</summary>
    public const int Most = 20;

    /// <summary>The remark by which a publish tells its contacts from those of curators.</summary>
    internal const string OwnInfo = "By tag or role assignment (MLGovernance)";
}
