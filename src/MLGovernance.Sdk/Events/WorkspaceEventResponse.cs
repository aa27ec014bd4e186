using System.Collections.Immutable;

namespace MLGovernance.Pipeline;

/// <summary>What to answer to a request.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Headers">The headers, with <c>Content-Type</c> where there is a body.</param>
/// <param name="Body">The body; empty where there is none.</param>
public sealed record WorkspaceEventResponse(int StatusCode, ImmutableDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    internal static WorkspaceEventResponse Empty(int status, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        ImmutableDictionary<string, string>.Builder all = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers)
        {
            all[name] = value;
        }

        return new WorkspaceEventResponse(status, all.ToImmutable(), ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>A JSON object with one text.</summary>
    internal static WorkspaceEventResponse Text(int status, string name, string value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return Empty(status, ("Content-Type", "application/json")) with { Body = buffer.WrittenMemory };
    }
}
