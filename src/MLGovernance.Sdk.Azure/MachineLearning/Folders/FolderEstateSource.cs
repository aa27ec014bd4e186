namespace MLGovernance.Azure;

/// <summary>
/// Reads an estate from saved payloads: a folder with its subfolders, a <c>.zip</c>, or one file. Takes resources as
/// <c>az rest</c> answers them, lists <c>{"value":[…]}</c>, arrays, one document per line (<c>.ndjson</c>, <c>.jsonl</c>), what
/// <c>az ml … -o json</c> prints, and what <see cref="EstatePayloadWriter"/> saved.
/// </summary>
/// <remarks>
/// Files are read as streams, in the ordinal order of their names. A bad file, or a bad element of a list, is an issue that names file and
/// place, and never ends the reading. A saved body of a failed request is an issue as well, and so is a list that goes on at
/// a page that is not there. What is no payload is skipped with a note.
/// </remarks>
public sealed class FolderEstateSource : IEstateSource
{
    private readonly string _path;

    /// <summary>Initializes a source.</summary>
    /// <param name="path">The folder, <c>.zip</c> or file.</param>
    public FolderEstateSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
    }

    /// <inheritdoc/>
    public string Name => "Folder";

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is neither such a folder nor such a file.</exception>
    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    public async Task ReadAsync(
        EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(into);
        using PayloadFiles files = PayloadFiles.Open(_path);
        RequestIndex requests = await RequestIndex.ReadAsync(files.All, cancellationToken).ConfigureAwait(false);
        PayloadFile[] payloads = [.. files.All.Where(file => file.IsPayload)];
        for (int i = 0; i < payloads.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new EstateProgress(payloads[i].Name, into.Count, into.IssueCount, i, payloads.Length));
            await ReadFileAsync(payloads[i], new FolderScope(scope), requests, into, cancellationToken).ConfigureAwait(false);
        }

        foreach ((string folder, string reason) in files.Unreadable)
        {
            into.AddIssue(new EstateIssue { Code = "unreadable", Location = folder, Message = $"The folder cannot be listed: {reason}" });
        }

        NoteSkipped(files.All, into);
        progress?.Report(new EstateProgress(_path, into.Count, into.IssueCount, payloads.Length, payloads.Length));
    }

    private static async Task ReadFileAsync(
        PayloadFile file, FolderScope scope, RequestIndex requests, EstateSnapshotBuilder into, CancellationToken cancellationToken)
    {
        var receiver = new PayloadSorter(file, scope, requests, into);
        try
        {
            await new PayloadReader(file, receiver).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            into.AddIssue(new EstateIssue { Code = "unreadable", Location = file.Name, Message = $"The file cannot be read: {error.Message}" });
        }
    }

    /// <summary>Says in one note which files are no payloads; hidden ones are passed over.</summary>
    private static void NoteSkipped(IReadOnlyList<PayloadFile> files, EstateSnapshotBuilder into)
    {
        string[] skipped = [.. files.Where(file => !file.IsPayload && !file.IsHidden).Select(file => file.Name)];
        if (skipped.Length > 0)
        {
            into.AddIssue(new EstateIssue
            {
                Code = "skipped",
                Location = skipped[0],
                Message = $"{skipped.Length} file(s) are no payloads (.json, .ndjson, .jsonl): {string.Join(", ", skipped.Take(5))}{(skipped.Length > 5 ? ", …" : string.Empty)}.",
                IsNote = true,
            });
        }
    }
}
