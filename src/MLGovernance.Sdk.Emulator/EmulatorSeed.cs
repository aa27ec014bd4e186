using System.Collections.Immutable;

namespace MLGovernance.Emulator;

/// <summary>
/// Where the emulated resources come from: folders or zip files of saved payloads (one resource or one list per JSON file; an
/// <c>index.json</c> that maps files to the requests they answer is obeyed literally), or JSON texts.
/// </summary>
public sealed class EmulatorSeed
{
    private EmulatorSeed(ImmutableArray<string> paths, ImmutableArray<string> documents)
    {
        Paths = paths;
        Documents = documents;
    }

    /// <summary>A cloud with nothing in it.</summary>
    public static EmulatorSeed Empty { get; } = new([], []);

    /// <summary>The folders, zip files and JSON files to read, in order; of two bodies for one resource the first wins.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>JSON texts, each shaped like one file of a folder.</summary>
    public ImmutableArray<string> Documents { get; }

    /// <summary>Reads folders, zip files or single JSON files.</summary>
    /// <param name="paths">The paths, in the order of precedence.</param>
    public static EmulatorSeed FromPaths(params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return new([.. paths], []);
    }

    /// <summary>Takes JSON texts: each a resource, a list of resources, or another document that a folder may hold.</summary>
    /// <param name="documents">The texts, in the order of precedence.</param>
    public static EmulatorSeed FromJson(params IEnumerable<string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return new([], [.. documents]);
    }

    /// <summary>Puts another seed behind this one.</summary>
    /// <param name="next">What to read after this.</param>
    public EmulatorSeed Then(EmulatorSeed next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(Paths.AddRange(next.Paths), Documents.AddRange(next.Documents));
    }

    /// <summary>Reads one folder, zip file or JSON file.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator EmulatorSeed(string path) => FromPaths(path);
}
