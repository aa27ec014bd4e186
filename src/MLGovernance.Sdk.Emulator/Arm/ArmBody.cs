using System.Buffers;
using System.Text.Json;

namespace MLGovernance.Emulator.Arm;

/// <summary>Writes a resource's body as seeded, except for the <c>discoveryUrl</c>, which leads to the run-history plane of this emulator.</summary>
internal static class ArmBody
{
    public static ReadOnlyMemory<byte> Of(JsonElement body, string? discoveryUrl)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, body, discoveryUrl);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Copies a body; a <c>properties.discoveryUrl</c> becomes the given one when that is not null.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement body, string? discoveryUrl)
    {
        if (discoveryUrl is null || ArmResource.Text(ArmResource.Member(body, "properties"), "discoveryUrl") is null)
        {
            body.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (JsonProperty member in body.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (!member.NameEquals("properties"))
            {
                member.Value.WriteTo(writer);
                continue;
            }

            writer.WriteStartObject();
            foreach (JsonProperty property in member.Value.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                if (property.NameEquals("discoveryUrl"))
                {
                    writer.WriteStringValue(discoveryUrl);
                }
                else
                {
                    property.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
