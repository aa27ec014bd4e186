using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>One list page, <c>{"value":[…],"nextLink":…}</c>, cut into the slices of its items without building them.</summary>
internal sealed record ListPage(IReadOnlyList<ResourceJson> Items, string? NextLink, string? ContinuationToken)
{
    /// <summary>Reads a page. A missing or null <c>value</c> is an empty page; an empty <c>nextLink</c> is none.</summary>
    /// <exception cref="JsonException">The body is not a complete JSON object.</exception>
    internal static ListPage Read(ReadOnlyMemory<byte> body)
    {
        List<ResourceJson> items = [];
        string? nextLink = null;
        string? token = null;
        Utf8JsonReader reader = new(body.Span, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected a list page, an object with 'value'.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isValue = reader.ValueTextEquals("value"u8) || reader.ValueTextEquals("values"u8); // The policy store says "values".
            bool isLink = reader.ValueTextEquals("nextLink"u8) || reader.ValueTextEquals("@odata.nextLink"u8);
            bool isToken = reader.ValueTextEquals("continuationToken"u8);
            reader.Read();
            if (isValue && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadItems(ref reader, body, items);
            }
            else if ((isLink || isToken) && reader.TokenType == JsonTokenType.String)
            {
                string? text = reader.GetString();
                text = string.IsNullOrWhiteSpace(text) ? null : text;
                (nextLink, token) = isLink ? (text, token) : (nextLink, text);
            }
            else
            {
                reader.Skip();
            }
        }

        return new ListPage(items, nextLink, token);
    }

    private static void ReadItems(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, List<ResourceJson> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            bool isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (isObject)
            {
                items.Add(new ResourceJson(body[start..(int)reader.BytesConsumed]));
            }
        }
    }
}
