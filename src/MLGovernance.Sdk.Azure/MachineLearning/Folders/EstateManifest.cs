using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>The file <c>estate.json</c> that <see cref="EstatePayloadWriter"/> puts beside the payloads: when they were read, which files there are, and what could not be read.</summary>
internal static class EstateManifest
{
    internal const string FileName = "estate.json";
    private const string Format = "mlgovernance-estate/1";

    internal static void Write(Stream destination, EstateSnapshot snapshot, IEnumerable<string> files)
    {
        using var json = new Utf8JsonWriter(destination, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("takenAt", snapshot.TakenAt.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("assets", snapshot.Count);
        json.WriteString("contentHash", snapshot.ContentHash);
        json.WriteStartArray("files");
        foreach (string file in files)
        {
            json.WriteStringValue(file);
        }

        json.WriteEndArray();
        json.WriteStartArray("issues");
        foreach (EstateIssue issue in snapshot.Issues)
        {
            Write(json, issue);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns the files that an earlier writing left, none where the text is no manifest.</summary>
    internal static string[] FilesIn(ReadOnlyMemory<byte> manifest)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(manifest);
            return document.RootElement.At("/format")?.AsText() == Format && document.RootElement.At("/files") is { ValueKind: JsonValueKind.Array } files
                ? [.. files.EnumerateArray().Select(file => file.AsText()).OfType<string>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Adds the issues of a manifest to a builder.</summary>
    /// <exception cref="FormatException">The manifest is of a newer format.</exception>
    internal static void ReadIssues(ReadOnlySpan<byte> manifest, EstateSnapshotBuilder into)
    {
        using JsonDocument document = JsonDocument.Parse(manifest.ToArray());
        string? format = document.RootElement.At("/format")?.AsText();
        if (format != Format)
        {
            throw new FormatException($"The folder was saved in the format '{format}'; this library reads '{Format}'.");
        }

        if (document.RootElement.At("/issues") is not { ValueKind: JsonValueKind.Array } issues)
        {
            return;
        }

        foreach (JsonElement issue in issues.EnumerateArray())
        {
            into.AddIssue(new EstateIssue
            {
                Code = issue.At("/code")?.AsText() ?? "unknown",
                Location = issue.At("/location")?.AsText() ?? string.Empty,
                Message = issue.At("/message")?.AsText() ?? string.Empty,
                Scope = AssetId.TryParse(issue.At("/scope")?.AsText() ?? string.Empty, null, out AssetId id) ? id : null,
                Kind = issue.At("/kind")?.AsText(),
                Status = int.TryParse(issue.At("/status")?.AsText(), out int status) ? status : null,
                IsNote = issue.At("/isNote")?.AsBoolean() ?? false,
            });
        }
    }

    private static void Write(Utf8JsonWriter json, EstateIssue issue)
    {
        json.WriteStartObject();
        json.WriteString("code", issue.Code);
        json.WriteString("location", issue.Location);
        json.WriteString("message", issue.Message);
        if (issue.Scope is { } owner)
        {
            json.WriteString("scope", owner.Value);
        }

        if (issue.Kind is not null)
        {
            json.WriteString("kind", issue.Kind);
        }

        if (issue.Status is { } status)
        {
            json.WriteNumber("status", status);
        }

        if (issue.IsNote)
        {
            json.WriteBoolean("isNote", true);
        }

        json.WriteEndObject();
    }
}
