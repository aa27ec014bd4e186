using System.Text;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>One resource as the service sent it: a slice of the answer's UTF-8, nothing lost and nothing interpreted.</summary>
/// <remarks>The slice keeps its page alive; copy what is kept for long, as a snapshot builder does.</remarks>
public readonly struct ResourceJson : IEquatable<ResourceJson>
{
    /// <summary>Initializes a resource from its JSON.</summary>
    /// <param name="utf8">The JSON object as UTF-8.</param>
    public ResourceJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>Gets the JSON object as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Gets the value of the top-level <c>id</c>, or <see langword="null"/> when there is none.</summary>
    public string? Id => Text("id");

    /// <summary>Gets the value of the top-level <c>name</c>, or <see langword="null"/> when there is none.</summary>
    public string? Name => Text("name");

    /// <summary>Reads the string at a path of property names.</summary>
    /// <param name="path">The names from the root, for example <c>["properties", "discoveryUrl"]</c>.</param>
    /// <returns>The string, or <see langword="null"/> when the path does not lead to one.</returns>
    public string? Text(params ReadOnlySpan<string> path)
    {
        Utf8JsonReader reader = new(Utf8.Span);
        if (!reader.Read())
        {
            return null;
        }

        foreach (string name in path)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !Find(ref reader, name))
            {
                return null;
            }
        }

        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    /// <summary>Parses the resource. The caller disposes the document.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Utf8);

    /// <inheritdoc/>
    public bool Equals(ResourceJson other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResourceJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>Returns the JSON as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>Compares two resources byte by byte.</summary>
    /// <param name="left">One resource.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ResourceJson left, ResourceJson right) => left.Equals(right);

    /// <summary>Compares two resources byte by byte.</summary>
    /// <param name="left">One resource.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ResourceJson left, ResourceJson right) => !left.Equals(right);

    private static bool Find(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
