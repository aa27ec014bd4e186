using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>
/// Describes one kind of governed thing as data: which resource types it covers, which JSON properties refer to other assets,
/// and which attributes a catalogue shows. Every stage reads this table; none switches over kinds.
/// </summary>
/// <remarks>
/// The built-in kinds are members of <see cref="AssetKinds"/>. Register your own with <see cref="AssetKindTable.With"/>.
/// Two kinds are the same when their names are equal.
/// </remarks>
public sealed class AssetKind : IEquatable<AssetKind>
{
    /// <summary>Initialises a kind.</summary>
    /// <param name="name">The camel-case name, unique in a table, for example <c>modelVersion</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public AssetKind(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Tree = new Lazy<ReferenceTree>(() => ReferenceTree.Compile(References));
    }

    /// <summary>Gets the camel-case name, for example <c>modelVersion</c>. Stable: it is written to files and shown in reports.</summary>
    public string Name { get; }

    /// <summary>Gets the name shown to people, for example <c>Model version</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>
    /// Gets the Azure resource types of this kind, for example <c>Microsoft.MachineLearningServices/workspaces/models/versions</c>.
    /// Compared without regard to case. Empty for things that only references name, such as storage paths.
    /// </summary>
    public ImmutableArray<string> ResourceTypes { get; init; } = [];

    /// <summary>Gets the place of this kind in a catalogue's lineage: data, process, or neither.</summary>
    public CatalogRole CatalogRole { get; init; } = CatalogRole.DataSet;

    /// <summary>Gets the properties that refer to other assets.</summary>
    public ImmutableArray<ReferencePath> References { get; init; } = [];

    /// <summary>
    /// Gets the JSON pointer of an array of column edges, each <c>{"upstream":ID,"upstreamColumn":NAME,"downstream":ID,"downstreamColumn":NAME,
    /// "transformation":TEXT,"masking":BOOLEAN}</c>; null where the kind states no lineage of columns.
    /// </summary>
    public string? ColumnEdgesPath { get; init; }

    /// <summary>Gets the attributes that are worth showing and searching, in display order.</summary>
    public ImmutableArray<AssetProperty> Attributes { get; init; } = [];

    /// <summary>Gets the JSON pointer of the tags. Proxy resources keep them below <c>properties</c>, tracked ones at the root.</summary>
    public string TagsPath { get; init; } = "/properties/tags";

    /// <summary>Gets the roles of the edge from the asset that contains one of this kind (by its id) to it; null states no edge.</summary>
    public LineageRole? ParentRole { get; init; } = LineageRole.Contains;

    /// <summary>Gets a value that tells whether <see cref="ParentRole"/> runs from the child to the parent, as from a deployment to its endpoint.</summary>
    public bool ParentIsDownstream { get; init; }

    /// <summary>
    /// Gets a value that tells whether assets of this kind only hold others for administration, as a resource group does. No edge leads from them to what lies in
    /// them: everything would hang together by it. The ids tell it.
    /// </summary>
    public bool IsAdministrativeScope { get; init; }

    internal Lazy<ReferenceTree> Tree { get; }

    /// <summary>Returns the references that a payload of this kind states, in the order in which they stand there.</summary>
    /// <param name="payload">A JSON object in UTF-8.</param>
    /// <exception cref="System.Text.Json.JsonException"><paramref name="payload"/> is not valid JSON.</exception>
    public ImmutableArray<AssetReference> ReferencesIn(ReadOnlySpan<byte> payload)
    {
        List<AssetReference> found = [];
        ReferenceReader.Read(this, payload, found);
        return [.. found];
    }

    /// <inheritdoc/>
    public bool Equals(AssetKind? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AssetKind);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>Returns <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>Tells whether two kinds have the same name.</summary>
    public static bool operator ==(AssetKind? left, AssetKind? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two kinds have different names.</summary>
    public static bool operator !=(AssetKind? left, AssetKind? right) => !(left == right);
}
