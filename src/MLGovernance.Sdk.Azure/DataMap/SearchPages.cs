using Azure;

namespace MLGovernance.Azure;

/// <summary>Walks the pages of a search by continuation token.</summary>
internal sealed class SearchPages(
    Func<string?, CancellationToken, Task<Response<SearchPage>>> read, CancellationToken cancellationToken)
    : AsyncPageable<DataMapObject>(cancellationToken)
{
    public override async IAsyncEnumerable<Page<DataMapObject>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? token = continuationToken;
        do
        {
            if (token is not null && !seen.Add(token))
            {
                throw new InvalidDataException($"The search repeats a continuation token after {seen.Count} pages; it has no end.");
            }

            Response<SearchPage> page = await read(token, CancellationToken).ConfigureAwait(false);
            token = page.Value.ContinuationToken;
            yield return Page<DataMapObject>.FromValues(page.Value.Hits, token, page.GetRawResponse());
        }
        while (token is not null);
    }
}
