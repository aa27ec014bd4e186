using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Cli.Sharing;

/// <summary>Writes what is shared as JSON.</summary>
internal static class SharingJson
{
    internal static void Write(ImmutableArray<SharedAsset> shared) => JsonOutput.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (SharedAsset asset in shared)
        {
            writer.WriteStartObject();
            writer.WriteString("id", asset.Id.Value);
            writer.WriteString("kind", asset.Kind.Name);
            writer.WriteString("form", asset.Form.ToString());
            WriteFlags(writer, "across", asset.Reach);
            if (asset.Owner is { } owner)
            {
                writer.WritePropertyName("owner");
                Write(writer, owner);
            }

            writer.WriteStartArray("users");
            foreach (SharingUser user in asset.Users)
            {
                Write(writer, user);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, SharingUser party)
    {
        writer.WriteStartObject();
        writer.WriteString("id", party.Scope.Value);
        writer.WriteString("pod", party.Pod);
        writer.WriteString("tenant", party.Tenant);
        if (party.Use != SharingUse.None)
        {
            WriteFlags(writer, "use", party.Use);
        }

        writer.WriteEndObject();
    }

    private static void WriteFlags<T>(Utf8JsonWriter writer, string name, T flags)
        where T : struct, Enum
    {
        writer.WriteStartArray(name);
        foreach (string flag in flags.ToString().Split(", "))
        {
            writer.WriteStringValue(char.ToLowerInvariant(flag[0]) + flag[1..]);
        }

        writer.WriteEndArray();
    }
}
