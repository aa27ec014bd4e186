using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>
/// Reads events one by one from a stream: one event a line (NDJSON), an array of events, or one event after the other in any layout. Needs
/// the memory of the largest event. What is no event becomes an issue with file, line and what was expected; the rest is read.
/// </summary>
public static class OpenLineageReader
{
    /// <summary>Reads all events.</summary>
    /// <param name="open">Opens the text; called twice, first for a look at its start. UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="name">The name for messages, for example the file's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async IAsyncEnumerable<OpenLineageRecord> ReadAsync(
        Func<Stream> open, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(name);
        (bool isArray, bool isLines, Encoding encoding) = await LookAsync(open, name, cancellationToken).ConfigureAwait(false);
        Stream text = encoding is UTF8Encoding ? open() : Encoding.CreateTranscodingStream(open(), encoding, Encoding.UTF8);
        await using (text.ConfigureAwait(false))
        {
            IAsyncEnumerable<OpenLineageRecord> records = isLines
                ? LinesAsync(text, name, cancellationToken)
                : ValuesAsync(text, name, isArray, cancellationToken);
            await foreach (OpenLineageRecord record in records.ConfigureAwait(false))
            {
                yield return record;
            }
        }
    }

    /// <summary>Reads the lines of NDJSON; a line that is no event does not end the reading.</summary>
    private static async IAsyncEnumerable<OpenLineageRecord> LinesAsync(Stream text, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(text, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        for (int number = 1; await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Line(line, string.Create(CultureInfo.InvariantCulture, $"{name}:{number}"));
            }
        }
    }

    private static OpenLineageRecord Line(string line, string location)
    {
        try
        {
            return Read(JsonElement.Parse(line, new JsonDocumentOptions { MaxDepth = JsonValues.MaxDepth }), location);
        }
        catch (JsonException error)
        {
            return Broken(location, error);
        }
    }

    /// <summary>Reads the elements of an array, or values in a row. Broken JSON ends the reading, for nobody can tell where the next event begins.</summary>
    private static async IAsyncEnumerable<OpenLineageRecord> ValuesAsync(Stream text, string name, bool isArray, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = new JsonValues(text, isArray);
        for (int index = 0; ; index++)
        {
            JsonElement? value = null;
            OpenLineageRecord? broken = null;
            try
            {
                value = await values.NextAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (JsonException error)
            {
                broken = Broken(name, error);
            }

            if (broken is not null)
            {
                yield return broken;
            }

            if (value is not { } json)
            {
                yield break;
            }

            yield return Read(json, isArray || index > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name}#/{index}") : name);
        }
    }

    private static OpenLineageRecord Read(JsonElement json, string location)
    {
        List<EstateIssue> issues = [];
        OpenLineageEvent? read = OpenLineageJson.Read(json, location, issues);
        return new OpenLineageRecord(location, read, [.. issues]);
    }

    private static OpenLineageRecord Broken(string location, JsonException error)
    {
        int place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string line = location.Contains(':', StringComparison.Ordinal) ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{(error.LineNumber ?? 0) + 1}");
        return new OpenLineageRecord(location, null,
        [
            new EstateIssue
            {
                Code = "malformed",
                Kind = AssetKinds.OpenLineageRun.Name,
                Location = location + line,
                Message = "Expected an event; this is no JSON: " + SecretScrubber.ScrubText(place < 0 ? error.Message : error.Message[..place]),
            },
        ]);
    }

    /// <summary>Looks at the start of the text: its encoding, whether it is an array, and whether its first line is a whole JSON value.</summary>
    private static async Task<(bool IsArray, bool IsLines, Encoding Encoding)> LookAsync(Func<Stream> open, string name, CancellationToken cancellationToken)
    {
        Stream peek = open();
        await using (peek.ConfigureAwait(false))
        {
            using var reader = new StreamReader(peek, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
            string? line = string.Empty;
            while (line is not null && string.IsNullOrWhiteSpace(line))
            {
                line = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            }

            bool isArray = line is not null && line.TrimStart().StartsWith('[');
            Encoding encoding = reader.CurrentEncoding;
            return (isArray, !isArray && line is not null && (IsNamedForLines(name) || !GoesOn(line)), encoding);
        }
    }

    private static bool IsNamedForLines(string name) =>
        name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a JSON value begins in a line and ends in a later one.</summary>
    private static bool GoesOn(string line)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        try
        {
            int open = 0;
            while (json.Read())
            {
                open += json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1
                    : json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1
                    : 0;
            }

            return open > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
