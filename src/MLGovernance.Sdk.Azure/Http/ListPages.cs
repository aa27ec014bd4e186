using System.Diagnostics;
using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Walks the pages of a list: verbatim links, empty pages, loops and truncated bodies guarded.</summary>
internal sealed class ListPages(
    string name,
    Uri origin,
    Func<string?, CancellationToken, Task<Response>> read,
    int maxPages,
    CancellationToken cancellationToken,
    Func<string, string>? linkOfToken = null,
    Func<Uri, bool>? endsAt = null)
    : AsyncPageable<ResourceJson>(cancellationToken)
{
    private const int ReadsOfABrokenPage = 3;

    public override async IAsyncEnumerable<Page<ResourceJson>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        using Activity? activity = AzureTelemetry.Source.StartActivity("List", ActivityKind.Client)?.SetTag("mlgov.list", name);
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? link = Absolute(continuationToken);
        do
        {
            if (link is not null && !seen.Add(link))
            {
                throw new InvalidDataException($"The list '{name}' repeats a page link after {seen.Count} pages; it has no end.");
            }

            if (seen.Count >= maxPages)
            {
                throw new InvalidDataException($"The list '{name}' has more than {maxPages} pages; it was given up.");
            }

            (ListPage page, Response response) = await ReadAsync(link).ConfigureAwait(false);
            AzureTelemetry.Pages.Add(1);
            AzureTelemetry.Resources.Add(page.Items.Count);
            string? next = page.NextLink
                ?? (page.ContinuationToken is { } token && linkOfToken is not null ? linkOfToken(token) : null);
            yield return Page<ResourceJson>.FromValues(page.Items, next, response);
            link = Absolute(next);
            if (link is not null && endsAt is not null && endsAt(new Uri(link)))
            {
                break;
            }
        }
        while (link is not null);
    }

    private async Task<(ListPage Page, Response Response)> ReadAsync(string? link)
    {
        for (int attempt = 1; ; attempt++)
        {
            Response response = await read(link, CancellationToken).ConfigureAwait(false);
            try
            {
                return (ListPage.Read(response.Content.ToMemory()), response);
            }
            catch (JsonException) when (attempt < ReadsOfABrokenPage)
            {
                // A body cut off behind a gateway comes whole on the next read.
            }
            catch (JsonException broken)
            {
                throw new RequestFailedException(
                    response.Status,
                    $"A page of the list '{name}' is not complete JSON (at byte {broken.BytePositionInLine} of line {broken.LineNumber}) " +
                    $"after {attempt} reads; expected an object with 'value'.",
                    "IncompletePage",
                    innerException: null);
            }
        }
    }

    // Links are followed verbatim. The pipeline checks the origin again; here the items before the bad link are already out.
    private string? Absolute(string? link)
    {
        if (link is null)
        {
            return null;
        }

        if (!Uri.TryCreate(origin, link, out Uri? uri))
        {
            throw new InvalidDataException($"The list '{name}' has a page link that is no address.");
        }

        OriginPinningPolicy.Require(origin, uri);
        return uri.AbsoluteUri;
    }
}
