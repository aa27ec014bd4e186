using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Takes secret-looking values out of JSON payloads and text before anything keeps, logs or prints them.</summary>
/// <remarks>
/// Resource Manager never returns keys on a GET, but people put them into environment variables, tags, commands, datastore and
/// connection metadata. Redacted values become <c>[redacted:REASON]</c>, so that a policy still sees that a secret was there.
/// A vectorised pre-filter answers for payloads without a trace of a secret, which are nearly all. It is a safety net of known
/// shapes, not a proof of absence.
/// </remarks>
public static class SecretScrubber
{
    /// <summary>The beginning of each replacement; the reason and a closing bracket follow.</summary>
    public const string MarkerPrefix = "[redacted:";

    /// <summary>Tells at little cost whether a payload may hold a secret. <see langword="false"/> is certain, <see langword="true"/> is not.</summary>
    /// <param name="utf8">The UTF-8 text.</param>
    public static bool MightHoldSecret(ReadOnlySpan<byte> utf8) => SecretPrefilter.IsMatch(utf8);

    /// <summary>Replaces the secret-looking string values of a JSON text; all other bytes stay as they are.</summary>
    /// <param name="utf8">The JSON as UTF-8. Text that is not JSON, or not complete, is scrubbed as plain text.</param>
    /// <param name="clean">The text without secrets, when there were any.</param>
    /// <returns>Whether anything was replaced.</returns>
    public static bool TryScrub(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out byte[]? clean)
    {
        clean = null;
        if (!SecretPrefilter.IsMatch(utf8))
        {
            return false;
        }

        try
        {
            return TryScrubJson(utf8, out clean);
        }
        catch (JsonException)
        {
            string text = Encoding.UTF8.GetString(utf8);
            string scrubbed = ScrubText(text);
            clean = ReferenceEquals(text, scrubbed) ? null : Encoding.UTF8.GetBytes(scrubbed);
            return clean is not null;
        }
    }

    /// <summary>Replaces the secret-looking parts of a text, for example of an error message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without secrets; the same instance when there were none.</returns>
    public static string ScrubText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SecretPatterns.Replace(text);
    }

    private static bool TryScrubJson(ReadOnlySpan<byte> utf8, out byte[]? clean)
    {
        ArrayBufferWriter<byte>? output = null;
        int copied = 0;
        SecretContext context = new();
        Utf8JsonReader reader = new(utf8, PayloadJson.ReaderOptions);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    context.Enter(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    context.Leave();
                    break;
                case JsonTokenType.PropertyName:
                    // Text is made only of names that may matter; an empty name stands for all the others.
                    bool matters = context.IsSpecial || reader.ValueTextEquals("value"u8) || reader.ValueTextEquals("default"u8)
                        || SecretPrefilter.IsMatch(utf8[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
                    context.Name(matters ? reader.GetString()! : "");
                    break;
                case JsonTokenType.String when reader.ValueSpan.Length > 0:
                    bool suspicious = SecretPrefilter.IsMatch(utf8[(int)reader.TokenStartIndex..Math.Min((int)reader.BytesConsumed + 1, utf8.Length)]);
                    if (!suspicious && !context.IsSpecial)
                    {
                        break;
                    }

                    string value = reader.GetString()!;
                    string scrubbed = context.Scrub(value, suspicious);
                    if (!ReferenceEquals(value, scrubbed))
                    {
                        output ??= new ArrayBufferWriter<byte>(utf8.Length);
                        output.Write(utf8[copied..(int)reader.TokenStartIndex]);
                        output.Write("\""u8);
                        output.Write(JsonEncodedText.Encode(scrubbed, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
                        output.Write("\""u8);
                        copied = (int)reader.BytesConsumed;
                    }

                    break;
            }
        }

        output?.Write(utf8[copied..]);
        clean = output?.WrittenSpan.ToArray();
        return clean is not null;
    }
}
