using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>
/// What the <c>index.json</c> files of a folder say: which request each file answers. It tells which following pages are there, and what
/// is incomplete because a request failed.
/// </summary>
internal sealed class RequestIndex
{
    private readonly Dictionary<string, (string? Path, int? Status)> _byFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _requests = new(StringComparer.OrdinalIgnoreCase);

    internal static async Task<RequestIndex> ReadAsync(IReadOnlyList<PayloadFile> files, CancellationToken cancellationToken)
    {
        var index = new RequestIndex();
        foreach (PayloadFile file in files.Where(file => file.IsPayload && file.LastName == "index.json"))
        {
            try
            {
                Stream stream = file.Open();
                await using (stream.ConfigureAwait(false))
                {
                    using JsonDocument document = await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
                    index.Add(file.Name[..^file.LastName.Length], document.RootElement);
                }
            }
            catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                // The reading of the file itself reports it.
            }
        }

        return index;
    }

    /// <summary>Tells what the index says of a file; false where no index lists it.</summary>
    internal bool TryGet(string file, out string? path, out int? status)
    {
        bool listed = _byFile.TryGetValue(file, out (string? Path, int? Status) entry);
        (path, status) = entry;
        return listed;
    }

    /// <summary>Tells whether one of the files answers the request for a page.</summary>
    internal bool Answers(Uri link) => _requests.Contains(Key(link.AbsolutePath, link.Query));

    private void Add(string folder, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("entries", out JsonElement entries) || entries.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement entry in entries.EnumerateArray())
        {
            if (entry.At("/file")?.AsText() is not { } file)
            {
                continue;
            }

            string? request = entry.At("/request")?.AsText();
            string? address = request?[(request.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            int query = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
            string? path = query < 0 ? address : address![..query];
            _byFile[folder + file] = (path, int.TryParse(entry.At("/status")?.AsText(), out int status) ? status : null);
            if (path is not null)
            {
                _requests.Add(Key(path, query < 0 ? string.Empty : address![query..]));
            }
        }
    }

    /// <summary>Returns the path and the token of the page; the order of the other parameters does not matter.</summary>
    private static string Key(string path, string query)
    {
        string? token = Array.Find(query.TrimStart('?').Split('&'), part => part.StartsWith("$skip", StringComparison.OrdinalIgnoreCase) || part.StartsWith("%24skip", StringComparison.OrdinalIgnoreCase));
        return path + "?" + (token is null ? string.Empty : Uri.UnescapeDataString(token));
    }
}
