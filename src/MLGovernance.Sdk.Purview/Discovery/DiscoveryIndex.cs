using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Purview;

/// <summary>
/// Searches assets offline with the queries of the Data Map's discovery: keywords, filter, facets, order, pages. Pure: the same documents and query
/// give the same result.
/// </summary>
/// <remarks>Thread-safe. A query looks at every document once.</remarks>
public sealed class DiscoveryIndex
{
    private const string TokenMark = "offset:";
    private readonly ImmutableArray<DiscoveryDocument> _documents;

    /// <summary>Initialises an index.</summary>
    /// <param name="documents">What is searched.</param>
    public DiscoveryIndex(IEnumerable<DiscoveryDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = [.. documents];
    }

    /// <summary>Gets the number of documents.</summary>
    public int Count => _documents.Length;

    /// <summary>Indexes the entities of a batch as the Data Map would after a publish, so that an estate can be searched before it is published.</summary>
    /// <param name="batch">The entities.</param>
    public static DiscoveryIndex Of(EntityBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new DiscoveryIndex(EntityDocuments.Of(batch));
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What to search for.</param>
    /// <exception cref="FormatException">A facet, an order, a limit or a continuation token is not understood.</exception>
    public DiscoveryResult Search(DiscoveryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 0 or > DiscoveryQuery.MaxLimit)
        {
            throw new FormatException($"'limit' is {query.Limit}: expected 0 to {DiscoveryQuery.MaxLimit}.");
        }

        string[] words = query.Words;
        DiscoveryDocument[] found = [.. Ordered(_documents.Where(document => query.Filter.Matches(document) && Matches(document, words)), words, query.OrderBy)];
        int offset = query.ContinuationToken is null ? query.Offset : Offset(query.ContinuationToken);
        DiscoveryHit[] page = [.. found.Skip(offset).Take(query.Limit).Select(document => new DiscoveryHit(document, Score(document, words)))];
        return new DiscoveryResult(
            found.Length,
            [.. page],
            [.. query.Facets.Select(facet => KeyValuePair.Create(facet.Name, facet.Of(found)))],
            page.Length > 0 && offset + page.Length < found.Length ? TokenMark + (offset + page.Length).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Returns assets for what a user types, ordered by name.</summary>
    /// <param name="keywords">The keywords, 1 to 100 characters.</param>
    /// <param name="limit">How many, 1 to 100. The default is 5, as the service's.</param>
    /// <param name="filter">What may be found, or null for everything.</param>
    /// <exception cref="FormatException">The keywords or the limit are out of range.</exception>
    public ImmutableArray<DiscoveryHit> Suggest(string keywords, int limit = 5, DiscoveryFilter? filter = null)
    {
        string[] words = new DiscoveryQuery { Keywords = Checked(keywords, limit) }.Words;
        return
        [
            .. _documents.Where(document => (filter ?? DiscoveryFilter.Everything).Matches(document) && Matches(document, words))
                .OrderBy(document => document.Name, StringComparer.Ordinal).ThenBy(document => document.Id, StringComparer.Ordinal)
                .Take(limit).Select(document => new DiscoveryHit(document, Score(document, words))),
        ];
    }

    /// <summary>Returns the names that begin as the user types, ordered.</summary>
    /// <param name="prefix">The beginning, 1 to 100 characters.</param>
    /// <param name="limit">How many, 1 to 100. The default is 50, as the service's.</param>
    /// <param name="filter">What may be found, or null for everything.</param>
    /// <exception cref="FormatException">The prefix or the limit are out of range.</exception>
    public ImmutableArray<string> Autocomplete(string prefix, int limit = 50, DiscoveryFilter? filter = null)
    {
        string start = Checked(prefix, limit);
        return
        [
            .. _documents.Where((filter ?? DiscoveryFilter.Everything).Matches).Select(document => document.Name)
                .Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(limit),
        ];
    }

    private static string Checked(string keywords, int limit) => keywords is not { Length: > 0 and <= 100 }
        ? throw new FormatException("Expected 'keywords' with 1 to 100 characters.")
        : limit is < 1 or > 100 ? throw new FormatException($"'limit' is {limit}: expected 1 to 100.") : keywords;

    private static int Offset(string token) =>
        token.StartsWith(TokenMark, StringComparison.Ordinal) && int.TryParse(token.AsSpan(TokenMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int offset)
            ? offset
            : throw new FormatException("The continuation token is not one of this query.");

    private static double Score(DiscoveryDocument document, string[] words) => 1 + words.Count(word => DiscoveryText.Holds(document.Name, word));

    private static bool Matches(DiscoveryDocument document, string[] words) => Array.TrueForAll(words, word =>
        DiscoveryText.Holds(document.Name, word) ||
        DiscoveryText.Holds(document.QualifiedName, word) ||
        document.Values("description").Any(text => DiscoveryText.Holds(text, word)) ||
        document.Classifications.Any(item => DiscoveryText.Holds(item, word)) ||
        document.Terms.Any(term => DiscoveryText.Holds(term.Name, word)));

    private static IOrderedEnumerable<DiscoveryDocument> Ordered(IEnumerable<DiscoveryDocument> documents, string[] words, ImmutableArray<DiscoveryOrder> orders)
    {
        IOrderedEnumerable<DiscoveryDocument>? ordered = null;
        IComparer<string> comparer = Comparer<string>.Create(DiscoveryText.Compare);
        foreach (DiscoveryOrder order in orders)
        {
            ordered = (ordered, order.Descending) switch
            {
                (null, false) => documents.OrderBy(order.Key, comparer),
                (null, true) => documents.OrderByDescending(order.Key, comparer),
                (_, false) => ordered.ThenBy(order.Key, comparer),
                _ => ordered.ThenByDescending(order.Key, comparer),
            };
        }

        ordered ??= documents.OrderByDescending(document => Score(document, words)).ThenBy(document => document.Name, StringComparer.Ordinal);
        return ordered.ThenBy(document => document.Id, StringComparer.Ordinal);
    }
}
