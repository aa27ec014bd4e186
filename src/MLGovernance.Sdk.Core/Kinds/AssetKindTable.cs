using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>The kinds that a snapshot knows: the built-in ones and those that users register. Immutable.</summary>
public sealed class AssetKindTable
{
    private readonly FrozenDictionary<string, AssetKind> _byName;
    private readonly FrozenDictionary<string, AssetKind> _byResourceType;

    private AssetKindTable(ImmutableArray<AssetKind> kinds)
    {
        Kinds = kinds;
        _byName = kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byResourceType = kinds
            .SelectMany(kind => kind.ResourceTypes.Select(type => KeyValuePair.Create(type, kind)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the table of the built-in kinds, <see cref="AssetKinds.All"/>.</summary>
    public static AssetKindTable Default { get; } = new(AssetKinds.All);

    /// <summary>Gets the kinds in the order in which they were registered.</summary>
    public ImmutableArray<AssetKind> Kinds { get; }

    /// <summary>Returns a table that also holds a kind, or holds it instead of the one with the same name.</summary>
    /// <param name="kind">The kind to register.</param>
    /// <exception cref="ArgumentException">One of its resource types belongs to another kind of this table.</exception>
    public AssetKindTable With(AssetKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        foreach (string type in kind.ResourceTypes)
        {
            if (_byResourceType.TryGetValue(type, out AssetKind? owner) && owner != kind)
            {
                throw new ArgumentException($"The resource type '{type}' of kind '{kind.Name}' belongs to kind '{owner.Name}' already.", nameof(kind));
            }
        }

        return new AssetKindTable([.. Kinds.Where(known => known != kind), kind]);
    }

    /// <summary>Finds the kind of a resource type such as <c>Microsoft.MachineLearningServices/workspaces</c>, in any letter case.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <returns>The kind, or null where none covers the type.</returns>
    public AssetKind? Find(string resourceType) => _byResourceType.GetValueOrDefault(resourceType);

    /// <summary>Finds a kind by name.</summary>
    /// <param name="name">The kind's name, in its exact letter case.</param>
    public AssetKind? Get(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Returns the kind of an identity: by its resource type, else by its form (path, image, other place).</summary>
    /// <param name="id">The identity.</param>
    /// <returns>The kind; <see cref="AssetKinds.Unknown"/> where no kind covers it.</returns>
    public AssetKind KindOf(AssetId id) => id.Form switch
    {
        AssetIdForm.Storage or AssetIdForm.DatastorePath or AssetIdForm.OneLake => AssetKinds.StoragePath,
        AssetIdForm.Image => AssetKinds.ContainerImage,
        AssetIdForm.Git => AssetKinds.GitRepository,
        AssetIdForm.JobOutput => AssetKinds.JobOutput,
        AssetIdForm.External => AssetKinds.ExternalLocation,
        _ => Find(id.ResourceType) ?? AssetKinds.Unknown,
    };
}
