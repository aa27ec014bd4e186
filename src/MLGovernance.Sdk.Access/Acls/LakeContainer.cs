using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A container (file system) with the paths that were read.</summary>
public sealed class LakeContainer
{
    private readonly Dictionary<string, LakePath> _byPath = new(StringComparer.Ordinal);

    /// <summary>Makes a container.</summary>
    /// <param name="name">The container's name.</param>
    /// <param name="paths">The paths that were read; a path listed twice keeps its last state.</param>
    /// <param name="isComplete">Whether all paths were read, and not a sample.</param>
    public LakeContainer(string name, IEnumerable<LakePath> paths, bool isComplete = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(paths);
        Name = name;
        IsComplete = isComplete;
        foreach (LakePath path in paths)
        {
            string normalized = LakePath.Normalize(path.Path);
            _byPath[normalized] = normalized == path.Path ? path : path with { Path = normalized };
        }

        Paths = [.. _byPath.Values.OrderBy(path => path.Path, StringComparer.Ordinal)];
    }

    /// <summary>Gets the container's name.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether all paths were read, and not a sample.</summary>
    public bool IsComplete { get; }

    /// <summary>Gets a value indicating whether blobs can be read without any identity.</summary>
    public bool AllowsAnonymousAccess { get; init; }

    /// <summary>Gets the paths in ordinal order.</summary>
    public ImmutableArray<LakePath> Paths { get; }

    /// <summary>Finds a path, or returns <see langword="null"/> when it was not read.</summary>
    /// <param name="path">The path from the root.</param>
    public LakePath? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _byPath.GetValueOrDefault(LakePath.Normalize(path));
    }
}
