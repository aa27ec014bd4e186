namespace MLGovernance.Purview;

/// <summary>
/// A relationship between entities besides the flow of data: which edges of the graph state it, and under which attributes both ends show it.
/// One end states it; the catalogue shows it at both.
/// </summary>
/// <param name="Role">The role of the edges.</param>
/// <param name="Upstream">The kind where the edges start.</param>
/// <param name="UpstreamAttribute">The attribute of the upstream entity that names the downstream ones.</param>
/// <param name="Downstream">The kind where the edges end.</param>
/// <param name="DownstreamAttribute">The attribute of the downstream entity that names the upstream ones.</param>
internal sealed record CatalogRelationship(LineageRole Role, AssetKind Upstream, string UpstreamAttribute, AssetKind Downstream, string DownstreamAttribute)
{
    /// <summary>Gets a value that tells whether the upstream end states the relationship, as a deployment names its endpoint.</summary>
    internal bool IsStatedUpstream { get; init; }

    /// <summary>Gets a value that tells whether the end that does not state it holds the other, which then has no other holder.</summary>
    internal bool IsHolding { get; init; }

    /// <summary>Gets the kind that states the relationship.</summary>
    internal AssetKind StatedBy => IsStatedUpstream ? Upstream : Downstream;

    /// <summary>Gets the kind that is named.</summary>
    internal AssetKind Named => IsStatedUpstream ? Downstream : Upstream;

    /// <summary>Gets the attribute by which it is stated.</summary>
    internal string Attribute => IsStatedUpstream ? UpstreamAttribute : DownstreamAttribute;

    /// <summary>Gets the attribute by which the named end shows it.</summary>
    internal string NamedAttribute => IsStatedUpstream ? DownstreamAttribute : UpstreamAttribute;

    /// <summary>Gets the name of the type, for example <c>mlgov_aml_model_version_online_deployments</c>.</summary>
    internal string Name => $"{TypeNames.Prefix}{TypeNames.Snake(Named.Name)}_{TypeNames.Snake(NamedAttribute)}";

    /// <summary>Gets what the type says, for people.</summary>
    internal string Description => $"{Named.DisplayName} and its {TypeNames.Snake(NamedAttribute).Replace('_', ' ')}.";
}
