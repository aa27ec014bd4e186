using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>The order of search results: as asked, else by score; ties by name and id.</summary>
internal static class SearchOrder
{
    public static double Score(SearchDocument document, string[] words) =>
        1 + words.Count(word => document.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<SearchDocument> Apply(IEnumerable<SearchDocument> documents, string[] words, JsonArray orderBy)
    {
        IOrderedEnumerable<SearchDocument>? ordered = null;
        foreach ((JsonObject term, string field) in orderBy.OfType<JsonObject>().SelectMany(term => term.Select(member => (term, member.Key))))
        {
            bool descending = string.Equals(term.Text(field), "DESC", StringComparison.OrdinalIgnoreCase);
            IComparer<string> comparer = Comparer<string>.Create(SearchFilter.Compare);
            string Key(SearchDocument document) => field switch
            {
                "name" => document.Name,
                "createTime" => document.CreateTime.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "updateTime" => document.UpdateTime.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => throw AtlasError.BadRequest($"Cannot order by '{field}': expected name, createTime or updateTime."),
            };
            ordered = (ordered, descending) switch
            {
                (null, false) => documents.OrderBy(Key, comparer),
                (null, true) => documents.OrderByDescending(Key, comparer),
                (_, false) => ordered.ThenBy(Key, comparer),
                _ => ordered.ThenByDescending(Key, comparer),
            };
        }

        ordered ??= documents.OrderByDescending(document => Score(document, words)).ThenBy(document => document.Name, StringComparer.Ordinal);
        return ordered.ThenBy(document => document.Id, StringComparer.Ordinal);
    }
}
