using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>
/// Compares an entity as wanted with the one that the Data Map holds. Only what is sent counts: what curators added stays out of it.
/// </summary>
/// <param name="guidOf">Gives the guid under which the catalogue holds an entity that is referred to, or <see langword="null"/>.</param>
/// <param name="ownAttributes">
/// Gives the attributes of a type that only publishes set, as <see cref="TypedefChanges.AttributesOf"/> reads them: those that are no longer
/// stated are emptied. Without it none is.
/// </param>
public sealed class EntityComparison(Func<CatalogReference, string?> guidOf, ILookup<string, string>? ownAttributes = null)
{
    /// <summary>The attribute that tells since when an entity is gone from the estate; empty on those that are not.</summary>
    public const string GoneSince = "goneSince";

    private const int Shown = 60;

    /// <summary>Compares one entity.</summary>
    /// <param name="entity">The entity as wanted.</param>
    /// <param name="existing">The entity that the catalogue holds, or <see langword="null"/>.</param>
    /// <param name="ownClassifications">The classifications that earlier publishes put on it: those go when they are no longer wanted, others are a curator's.</param>
    /// <param name="isShared">Whether another connector holds the entity too: then lists of references are added to and not replaced.</param>
    public PlannedEntity Compare(CatalogEntity entity, HeldEntity? existing, ImmutableArray<string> ownClassifications = default, bool isShared = false)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (existing is not { } held)
        {
            return new PlannedEntity(entity, PlannedAction.Create, null, []);
        }

        JsonElement wanted = ToJson(isShared ? Joined(entity, held) : entity);
        ImmutableArray<string>.Builder differences = ImmutableArray.CreateBuilder<string>();
        AddMembers(differences, "", wanted.GetProperty("attributes"), held.Attributes);
        if (wanted.TryGetProperty("relationshipAttributes", out JsonElement relationships))
        {
            AddMembers(differences, "", relationships, held.RelationshipAttributes);
        }

        if (wanted.TryGetProperty("businessAttributes", out JsonElement groups))
        {
            foreach (JsonProperty group in groups.EnumerateObject())
            {
                AddMembers(differences, group.Name + ".", group.Value, held.BusinessMetadata(group.Name));
            }
        }

        ImmutableArray<CatalogContact> contacts = NewContacts(entity, held, differences);
        CatalogEntity outgoing = StaleMembers.Cleared((isShared ? Joined(entity, held) : entity) with { Classifications = [], Labels = [], Terms = [], Contacts = contacts }, held, ownAttributes, differences);
        if (HeldEntity.Text(HeldEntity.Member(held.Attributes, GoneSince)) is { Length: > 0 } since)
        {
            differences.Add($"{GoneSince}: \"{since}\" → nothing");
            outgoing = outgoing with { Attributes = [.. outgoing.Attributes, new CatalogAttribute(GoneSince, "")] };
        }

        bool isWritten = differences.Count > 0;
        ImmutableArray<string> classifications = Missing(differences, "classification: +", entity.Classifications, held.Classifications);
        ImmutableArray<string> terms = Missing(differences, "term: +", entity.Terms, Terms(entity, held));
        ImmutableArray<string> labels = Missing(differences, "label: +", entity.Labels, held.Labels);
        ImmutableArray<string> retracted = ownClassifications.IsDefaultOrEmpty ? []
            : Missing(differences, "classification: -", [.. ownClassifications.Intersect(held.Classifications, StringComparer.Ordinal)], entity.Classifications);
        return new PlannedEntity(entity, differences.Count == 0 ? PlannedAction.Unchanged : PlannedAction.Update, held.Guid, differences.ToImmutable())
        {
            Outgoing = outgoing,
            IsWritten = isWritten,
            MissingClassifications = classifications,
            RetractedClassifications = retracted,
            MissingTerms = terms,
            MissingLabels = labels,
        };
    }

    /// <summary>Returns the entity with what the other connector's lists name besides ours: lists replace what is there.</summary>
    private CatalogEntity Joined(CatalogEntity entity, HeldEntity held) => entity with
    {
        Attributes = [.. entity.Attributes.Select(attribute => Joined(attribute, HeldEntity.Member(held.Attributes, attribute.Name)))],
        RelationshipAttributes = [.. entity.RelationshipAttributes.Select(attribute => Joined(attribute, HeldEntity.Member(held.RelationshipAttributes, attribute.Name)))],
    };

    private CatalogAttribute Joined(CatalogAttribute ours, JsonElement theirs)
    {
        if (theirs.ValueKind != JsonValueKind.Array || ours.Value is not IEnumerable<CatalogReference> references)
        {
            return ours;
        }

        HashSet<string> there = [.. theirs.EnumerateArray().Where(IsActive).Select(GuidOf)];
        CatalogReference[] missing = [.. references.Where(reference => guidOf(reference) is not { } guid || !there.Contains(guid))];
        if (missing.Length == 0)
        {
            return new CatalogAttribute(ours.Name, theirs);
        }

        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            foreach (string guid in there)
            {
                writer.WriteStartObject();
                writer.WriteString("guid", guid);
                writer.WriteEndObject();
            }

            foreach (CatalogReference reference in missing)
            {
                CatalogValue.Write(writer, reference);
            }

            writer.WriteEndArray();
        }

        return new CatalogAttribute(ours.Name, JsonElement.Parse(output.WrittenSpan));
    }

    /// <summary>Returns what to send as contacts: nothing, or those that are there with ours of the types that nobody filled. A curator's choice of owners stays.</summary>
    private static ImmutableArray<CatalogContact> NewContacts(CatalogEntity entity, HeldEntity held, ImmutableArray<string>.Builder differences)
    {
        ImmutableArray<CatalogContact> missing = [.. entity.Contacts.Where(contact => held.Contacts(contact.Type).IsEmpty)];
        differences.AddRange(missing.Select(contact => $"contact: +{contact.Type} {contact.Id}"));
        return missing.IsEmpty ? [] : [.. missing, .. held.Contacts(CatalogContact.Owner), .. held.Contacts(CatalogContact.Expert)];
    }

    /// <summary>Returns the wanted terms that are there: the service shows terms without their glossary.</summary>
    private static ImmutableArray<string> Terms(CatalogEntity entity, HeldEntity held) => entity.Terms.IsDefaultOrEmpty ? []
        : [.. entity.Terms.Where(term => held.Terms.Contains(term.Split('@')[0], StringComparer.OrdinalIgnoreCase))];

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
                    .SetEquals(held.EnumerateArray().Where(IsActive).Select(GuidOf));
        }

        if (IsReference(wanted))
        {
            return GuidOf(wanted) is { Length: > 0 } guid && guid == GuidOf(held);
        }

        // An attribute without a value is absent, null or empty, as the service likes; a soft-deleted relationship is none.
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
            && guidOf(new CatalogReference(type.GetString()!, name.GetString()!)) is { } known
            ? known : $"unknown {reference.GetRawText()}";
    }

    private static bool IsReference(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("uniqueAttributes", out _);

    private static bool IsActive(JsonElement reference) => HeldEntity.Text(HeldEntity.Member(reference, "relationshipStatus")) != "DELETED";

    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""u8),
        JsonValueKind.Array => !value.EnumerateArray().Any(IsActive),
        _ => false,
    };

    private static ImmutableArray<string> Missing(
        ImmutableArray<string>.Builder differences, string what, ImmutableArray<string> wanted, ImmutableArray<string> held)
    {
        ImmutableArray<string> missing = wanted.IsDefaultOrEmpty ? [] : [.. wanted.Except(held.IsDefault ? [] : held, StringComparer.Ordinal)];
        differences.AddRange(missing.Select(name => $"{what} {name}"));
        return missing;
    }

    internal static string Show(JsonElement value)
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
