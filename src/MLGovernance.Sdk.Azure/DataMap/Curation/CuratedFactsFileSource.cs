using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Reads curated facts from a file that <c>mlgov purview pull</c> wrote.</summary>
public sealed class CuratedFactsFileSource : IEstateSource
{
    private readonly string _path;

    /// <summary>Initializes a source.</summary>
    /// <param name="path">The file.</param>
    public CuratedFactsFileSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
    }

    /// <inheritdoc/>
    public string Name => "curated facts";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file holds no facts; the message names it and the place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(into);
        using FileStream file = File.OpenRead(_path);
        try
        {
            CuratedFacts.Load(file).AddTo(into);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{_path}': {error.Message}", error);
        }

        return Task.CompletedTask;
    }
}
