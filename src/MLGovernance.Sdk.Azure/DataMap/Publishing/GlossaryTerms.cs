using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>The guids of the terms of all glossaries, by name.</summary>
internal sealed class GlossaryTerms
{
    private const int PageSize = 1_000;

    private readonly List<(string Term, string Glossary, string Guid)> _terms = [];
    private string? _unreadable;

    private GlossaryTerms()
    {
    }

    /// <summary>Reads the terms. A glossary that cannot be read leaves them unknown, with the reason.</summary>
    internal static async Task<GlossaryTerms> ReadAsync(GlossaryClient glossary, Action countRequest, CancellationToken cancellationToken)
    {
        GlossaryTerms terms = new();
        try
        {
            countRequest();
            JsonElement glossaries = (await glossary.GetGlossariesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Json;
            foreach (JsonElement one in Items(glossaries))
            {
                await terms.AddAsync(glossary, Text(one, "guid"), Text(one, "name"), countRequest, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException error) when (error.Status is not 401)
        {
            terms._unreadable = $"The glossary cannot be read: {error.Status} {error.ErrorCode}. Reading it needs the collection role Data Reader.";
        }

        return terms;
    }

    /// <summary>Returns the guid of a term, or the reason why it has none.</summary>
    /// <param name="name"><c>NAME</c> or <c>NAME@GLOSSARY</c>.</param>
    internal (string? Guid, string Reason) Find(string name)
    {
        string[] parts = name.Split('@', 2);
        (string Term, string Glossary, string Guid)[] found =
        [
            .. _terms.Where(term => term.Term.Equals(parts[0], StringComparison.OrdinalIgnoreCase)
                && (parts.Length == 1 || term.Glossary.Equals(parts[1], StringComparison.OrdinalIgnoreCase))),
        ];
        return found switch
        {
            [var one] => (one.Guid, ""),
            [] => (null, _unreadable ?? $"No glossary holds the term '{name}'; create it in the Data Map, then publish again."),
            _ => (null, $"{found.Length} terms are called '{name}'; name one as NAME@GLOSSARY: {string.Join(", ", found.Select(term => $"{term.Term}@{term.Glossary}"))}."),
        };
    }

    private async Task AddAsync(GlossaryClient client, string guid, string glossary, Action countRequest, CancellationToken cancellationToken)
    {
        for (int offset = 0; ; offset += PageSize)
        {
            countRequest();
            JsonElement[] page = [.. Items((await client.GetTermsAsync(guid, PageSize, offset, cancellationToken).ConfigureAwait(false)).Value.Json)];
            _terms.AddRange(page.Select(term => (Text(term, "name"), glossary, Text(term, "guid"))));
            if (page.Length < PageSize)
            {
                return;
            }
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
