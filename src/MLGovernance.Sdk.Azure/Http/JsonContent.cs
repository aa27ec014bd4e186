using System.Buffers;
using System.Text.Json;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Makes request bodies with a JSON writer.</summary>
internal static class JsonContent
{
    /// <summary>Writes the members of one object.</summary>
    internal static RequestContent Write(Action<Utf8JsonWriter> members) => Value(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes any value.</summary>
    internal static RequestContent Value(Action<Utf8JsonWriter> value)
    {
        ArrayBufferWriter<byte> output = new(512);
        using (Utf8JsonWriter writer = new(output))
        {
            value(writer);
        }

        return RequestContent.Create(output.WrittenMemory);
    }

    /// <summary>Writes a bare array of strings.</summary>
    internal static RequestContent Strings(IEnumerable<string> values) => Value(writer =>
    {
        writer.WriteStartArray();
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    });

    /// <summary>Writes a member that is an array of strings.</summary>
    internal static void Strings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
