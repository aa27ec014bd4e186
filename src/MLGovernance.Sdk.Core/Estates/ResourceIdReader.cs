using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MLGovernance;

/// <summary>Reads the canonical identity of a resource out of its payload, and checks on the way that the payload is one whole JSON object.</summary>
internal static class ResourceIdReader
{
    /// <summary>Reads the identity of the common forms out of plain JSON, without making tokens; false leaves the question open.</summary>
    /// <exception cref="FormatException">The payload is not valid UTF-8.</exception>
    internal static bool TryReadPlain(ReadOnlySpan<byte> resource, Span<byte> buffer, out int length)
    {
        RequireText(resource);
        length = 0;
        return PayloadSkimmer.TrySkim(resource, out ReadOnlySpan<byte> id) && AssetIdUtf8.TryCanonicalize(id, buffer, out length);
    }

    /// <summary>Checks that all text in a payload can be read: an invalid byte would fail whoever reads the value later.</summary>
    private static void RequireText(ReadOnlySpan<byte> payload)
    {
        if (!Utf8.IsValid(payload))
        {
            throw new FormatException("The resource is not valid UTF-8.");
        }
    }

    internal static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> resource, Span<byte> buffer)
    {
        var json = new Utf8JsonReader(resource, PayloadJson.ReaderOptions);
        ReadOnlySpan<byte> id = default;
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException($"A resource must be a JSON object; found {json.TokenType}.");
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = id.IsEmpty && json.ValueTextEquals("id"u8);
                json.Read();
                if (isId && json.TokenType == JsonTokenType.String)
                {
                    id = !json.ValueIsEscaped && AssetIdUtf8.TryCanonicalize(json.ValueSpan, buffer, out int written)
                        ? buffer[..written]
                        : Canonical(json.GetString()!);
                }

                json.Skip();
            }

            if (json.Read())
            {
                throw new FormatException($"A resource must be one JSON object; more follows at byte {json.TokenStartIndex}.");
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"The resource is not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {error.Message}", error);
        }

        return id.IsEmpty ? throw new FormatException("The resource has no 'id'; expected a JSON object with a string 'id', as Azure Resource Manager returns it.") : id;
    }

    internal static void RequireObject(ReadOnlySpan<byte> payload)
    {
        RequireText(payload);
        try
        {
            var json = new Utf8JsonReader(payload, PayloadJson.ReaderOptions);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException($"A payload must be a JSON object; found {json.TokenType}.");
            }

            while (json.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"The payload is not valid JSON at line {error.LineNumber + 1}: {error.Message}", error);
        }
    }

    private static byte[] Canonical(string text) =>
        AssetId.TryParse(text, null, out AssetId id, out string? error)
            ? Encoding.UTF8.GetBytes(id.Value)
            : throw new FormatException($"The resource's 'id' cannot be read: {error}");
}
