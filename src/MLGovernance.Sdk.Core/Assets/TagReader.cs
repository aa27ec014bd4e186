using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads the tags of a payload in one forward pass: whoever asks for no more of an asset than its tags does not pay for a document.</summary>
internal static class TagReader
{
    /// <summary>Returns the tags by name, in any letter case; null where the payload has none.</summary>
    /// <param name="payload">A JSON object in UTF-8.</param>
    /// <param name="path">The JSON pointer of the tags, of plain names.</param>
    internal static Dictionary<string, string>? Read(ReadOnlySpan<byte> payload, string path)
    {
        var json = new Utf8JsonReader(payload, PayloadJson.ReaderOptions);
        return json.Read() && Enter(ref json, path) ? ReadMembers(ref json) : null;
    }

    /// <summary>Goes to the object at a pointer. Names match in any letter case.</summary>
    private static bool Enter(ref Utf8JsonReader json, ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            rest = rest[1..];
            int end = rest.IndexOf('/');
            if (json.TokenType != JsonTokenType.StartObject || !GoTo(ref json, end < 0 ? rest : rest[..end]))
            {
                return false;
            }

            rest = end < 0 ? default : rest[end..];
        }

        return json.TokenType == JsonTokenType.StartObject;
    }

    private static bool GoTo(ref Utf8JsonReader json, ReadOnlySpan<char> name)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = json.ValueIsEscaped
                ? name.Equals(json.GetString(), StringComparison.OrdinalIgnoreCase)
                : System.Text.Ascii.EqualsIgnoreCase(json.ValueSpan, name);
            json.Read();
            if (isIt)
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }

    private static Dictionary<string, string>? ReadMembers(ref Utf8JsonReader json)
    {
        Dictionary<string, string>? tags = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            json.Read();
            if (JsonElement.ParseValue(ref json).AsText() is { } value)
            {
                (tags ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[name] = value;
            }
        }

        return tags;
    }
}
