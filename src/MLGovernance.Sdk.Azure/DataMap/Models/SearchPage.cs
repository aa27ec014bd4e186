using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>One answer of discovery.</summary>
public sealed class SearchPage : DataMapModel<SearchPage>
{
    /// <summary>Initializes an empty page, from which <c>ModelReaderWriter</c> reads others.</summary>
    public SearchPage()
        : base(default)
    {
    }

    /// <summary>Initializes a view over JSON.</summary>
    /// <param name="json">The answer.</param>
    public SearchPage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Gets how many assets match in all; 0 when the service does not say.</summary>
    public long Count => Element("@search.count") is { ValueKind: JsonValueKind.Number } count ? count.GetInt64() : 0;

    /// <summary>Gets the facets by name, each a list of <c>{count,value}</c>.</summary>
    public JsonElement Facets => Element("@search.facets");

    /// <summary>Gets the hits of this page.</summary>
    public ImmutableArray<DataMapObject> Hits => Element("value") is { ValueKind: JsonValueKind.Array } hits
        ? [.. hits.EnumerateArray().Select(hit => new DataMapObject(hit))] : [];

    /// <summary>Gets what asks for the next page, or <see langword="null"/> on the last one.</summary>
    public string? ContinuationToken => Text("continuationToken") is { Length: > 0 } token ? token : null;

    /// <inheritdoc/>
    protected override SearchPage Create(JsonElement json) => new(json);
}
