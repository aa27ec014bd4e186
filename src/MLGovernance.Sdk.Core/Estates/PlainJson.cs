using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLGovernance;

/// <summary>
/// Rewrites payloads that hold comments or trailing commas, as files edited by hand do, so that a snapshot holds nothing but plain JSON: its
/// readers need no tolerance, and no comment slips past the scrubbing of secrets.
/// </summary>
internal static class PlainJson
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = PayloadJson.MaxDepth };

    /// <summary>Returns a payload as it is where it is plain, or where it is no JSON at all; else rewritten.</summary>
    internal static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> payload) =>
        IsStrict(payload) ? payload : Rewrite(payload);

    private static bool IsStrict(ReadOnlySpan<byte> payload)
    {
        try
        {
            var json = new Utf8JsonReader(payload, Strict);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> payload)
    {
        try
        {
            var rewritten = new ArrayBufferWriter<byte>(Math.Max(payload.Length, 16));
            using (var json = new Utf8JsonWriter(rewritten, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = PayloadJson.MaxDepth }))
            {
                JsonElement.Parse(payload, PayloadJson.DocumentOptions).WriteTo(json);
            }

            return rewritten.WrittenSpan;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return payload; // whoever reads it next tells what is wrong and where
        }
    }
}
