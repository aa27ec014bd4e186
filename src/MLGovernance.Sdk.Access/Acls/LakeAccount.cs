using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A storage account with the settings that decide access to its data.</summary>
public sealed record LakeAccount
{
    /// <summary>Gets the resource id of the account.</summary>
    public required string Id { get; init; }

    /// <summary>Gets a value indicating whether the hierarchical namespace is on; without it there are no POSIX lists. The default is true.</summary>
    public bool IsHierarchical { get; init; } = true;

    /// <summary>Gets a value indicating whether account keys, account SAS and service SAS work. Azure's default, also when not stated, is true.</summary>
    public bool AllowsSharedKey { get; init; } = true;

    /// <summary>Gets a value indicating whether SFTP local users are on.</summary>
    public bool HasLocalUsers { get; init; }

    /// <summary>Gets a value indicating whether NFS 3.0 is on.</summary>
    public bool HasNfs { get; init; }

    /// <summary>Gets the containers that were read.</summary>
    public ImmutableArray<LakeContainer> Containers { get; init; } = [];

    /// <summary>Gets the account's name, the last segment of its id.</summary>
    public string Name => Id[(Id.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    /// <summary>Finds a container by name, or returns <see langword="null"/>.</summary>
    /// <param name="name">The name; container names are lower case.</param>
    public LakeContainer? Find(string name) => Containers.FirstOrDefault(container => container.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the scope of a container for role assignments.</summary>
    /// <param name="container">The container's name.</param>
    public string ScopeOf(string container) => $"{Id.TrimEnd('/')}/blobServices/default/containers/{container}";
}
