using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Seeding;

/// <summary>
/// The manifest of a folder of payloads: each entry maps a file to the request it answers, its status and a kind. Only files that it
/// names are read. A body that answers one request is served literally there, and its resources join the collections as well.
/// </summary>
internal sealed class SeedIndex
{
    private readonly List<Entry> _entries = [];
    private readonly string? _host;

    private SeedIndex(JsonElement root)
    {
        _host = ArmResource.Text(root, "host");
        foreach (JsonElement item in root.GetProperty("entries").EnumerateArray())
        {
            if (ArmResource.Text(item, "file") is { } file)
            {
                int status = ArmResource.Member(item, "status") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 200;
                _entries.Add(new Entry(file, ArmResource.Text(item, "request"), status));
            }
        }
    }

    public static bool TryRead(SeedFile file, [NotNullWhen(true)] out SeedIndex? index)
    {
        index = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(file.Content);
            if (ArmResource.Member(document.RootElement, "entries").ValueKind == JsonValueKind.Array)
            {
                index = new SeedIndex(document.RootElement.Clone());
            }
        }
        catch (JsonException)
        {
            // Not a manifest: the file is then read, and reported, as any other document.
        }

        return index is not null;
    }

    public void Read(IReadOnlyList<SeedFile> files, SeedReader reader, EmulatedCloud cloud)
    {
        Dictionary<string, SeedFile> byName = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (Entry entry in _entries)
        {
            if (!byName.TryGetValue(entry.File, out SeedFile? file))
            {
                cloud.Issues.Add($"index.json: the file '{entry.File}' does not exist.");
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(file.Content);
                Read(entry, document.RootElement.Clone(), file.Source, reader, cloud);
            }
            catch (JsonException error)
            {
                cloud.Issues.Add($"{file.Source}: not valid JSON: {error.Message}");
            }
        }
    }

    private void Read(Entry entry, JsonElement body, string source, SeedReader reader, EmulatedCloud cloud)
    {
        if (entry.Request?.Split(' ', 2, StringSplitOptions.TrimEntries) is [string method, string pathAndQuery])
        {
            string? raw = ArmResource.Text(body, "_rawBody");
            cloud.Literals.Add(method, pathAndQuery, new LiteralReply(
                entry.Status, raw is null ? body : default, raw, ArmResource.Text(body, "_contentType"), _host));
        }

        bool isList = ArmResource.Member(body, "value").ValueKind == JsonValueKind.Array;
        if (entry.Status == 200 && (isList || ArmResource.Text(body, "id") is not null))
        {
            reader.Place(body, source, isSingle: !isList);
        }
    }

    private sealed record Entry(string File, string? Request, int Status);
}
