using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// Compares an entity as wanted with the one that the Data Map holds. Only what is sent counts: what curators added stays out of it.
/// </summary>
internal sealed class EntityComparison(IReadOnlyDictionary<CatalogReference, AtlasEntity> existing)
{
    private const int Shown = 60;

    internal PlannedEntity Compare(CatalogEntity entity)
    {
        if (!existing.TryGetValue(entity.Reference, out AtlasEntity? held))
        {
            return new PlannedEntity(entity, PlannedAction.Create, null, []);
        }

        JsonElement wanted = ToJson(entity);
        ImmutableArray<string>.Builder differences = ImmutableArray.CreateBuilder<string>();
        AddMembers(differences, "", wanted.GetProperty("attributes"), held.Attributes);
        if (wanted.TryGetProperty("businessAttributes", out JsonElement groups))
        {
            foreach (JsonProperty group in groups.EnumerateObject())
            {
                AddMembers(differences, group.Name + ".", group.Value, held.Element("businessAttributes", group.Name));
            }
        }

        AddMissing(differences, "classification", entity.Classifications, held.Classifications);
        AddMissing(differences, "label", entity.Labels, Labels(held));
        return new PlannedEntity(
            entity, differences.Count == 0 ? PlannedAction.Unchanged : PlannedAction.Update, held, differences.ToImmutable());
    }

    internal static ImmutableArray<string> Labels(AtlasEntity entity) =>
        entity.Element("labels") is { ValueKind: JsonValueKind.Array } labels
            ? [.. labels.EnumerateArray().Select(label => label.GetString()).OfType<string>()] : [];

    private void AddMembers(ImmutableArray<string>.Builder differences, string prefix, JsonElement wanted, JsonElement held)
    {
        foreach (JsonProperty member in wanted.EnumerateObject())
        {
            JsonElement other = held.ValueKind == JsonValueKind.Object && held.TryGetProperty(member.Name, out JsonElement value) ? value : default;
            if (!IsSame(member.Value, other))
            {
                differences.Add($"{prefix}{member.Name}: {Show(other)} → {Show(member.Value)}");
            }
        }
    }

    private bool IsSame(JsonElement wanted, JsonElement held)
    {
        if (wanted.ValueKind == JsonValueKind.Array && wanted.EnumerateArray().Any(IsReference))
        {
            // Sets of references come back in any order, by guid.
            return held.ValueKind == JsonValueKind.Array
                && wanted.EnumerateArray().Select(GuidOf).ToHashSet(StringComparer.Ordinal)
                    .SetEquals(held.EnumerateArray().Select(GuidOf));
        }

        if (IsReference(wanted))
        {
            return GuidOf(wanted) is { Length: > 0 } guid && guid == GuidOf(held);
        }

        // An attribute without a value is absent, null or empty, as the service likes.
        return IsEmpty(wanted) ? IsEmpty(held) : held.ValueKind != JsonValueKind.Undefined && JsonElement.DeepEquals(wanted, held);
    }

    private string GuidOf(JsonElement reference)
    {
        if (reference.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        if (reference.TryGetProperty("guid", out JsonElement guid) && guid.ValueKind == JsonValueKind.String)
        {
            return guid.GetString()!;
        }

        return reference.TryGetProperty("uniqueAttributes", out JsonElement unique)
            && unique.TryGetProperty("qualifiedName", out JsonElement name) && reference.TryGetProperty("typeName", out JsonElement type)
            && existing.TryGetValue(new CatalogReference(type.GetString()!, name.GetString()!), out AtlasEntity? held)
            ? held.Guid : $"unknown {reference.GetRawText()}";
    }

    private static bool IsReference(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("uniqueAttributes", out _);

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""u8),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static void AddMissing(
        ImmutableArray<string>.Builder differences, string what, ImmutableArray<string> wanted, ImmutableArray<string> held)
    {
        foreach (string name in wanted.IsDefault ? [] : wanted.Except(held, StringComparer.Ordinal))
        {
            differences.Add($"{what}: + {name}");
        }
    }

    private static string Show(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText();
        return SecretScrubber.ScrubText(text.Length <= Shown ? text : text[..Shown] + "…");
    }

    private static JsonElement ToJson(CatalogEntity entity)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            entity.WriteTo(writer);
        }

        return JsonElement.Parse(output.WrittenSpan);
    }
}
