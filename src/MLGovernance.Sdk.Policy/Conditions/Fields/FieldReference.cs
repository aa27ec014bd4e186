using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A compiled <c>field</c>: which paths it may mean, and how to choose among them for a resource.</summary>
internal sealed class FieldReference
{
    public required string Text { get; init; }

    public required ImmutableArray<FieldVariant> Variants { get; init; }

    public AliasSource? Source { get; init; }

    public bool? IsModifiable { get; init; }

    /// <summary>Whether the field is type, name or kind, which alone decide applicability.</summary>
    public bool DecidesApplicability { get; init; }

    public bool IsLocation { get; init; }

    public bool IsFullName { get; init; }

    /// <summary>Reads from the resource's id what a payload that has only an id does not tell: its type or its name.</summary>
    public Func<JsonElement, PolicyValue>? FromId { get; init; }

    /// <summary>Whether the definition writes <c>[*]</c>; an alias without it may still have a path with it.</summary>
    public bool IsStarred => Text.Contains("[*]", StringComparison.Ordinal);

    /// <summary>Chooses the path for a resource, or returns null when the alias does not belong to the resource's type.</summary>
    public PayloadPath? Select(JsonElement target, string? apiVersion, bool bindToType)
    {
        FieldVariant? variant = Variants.Length == 1 && Variants[0].ResourceType.Length == 0 ? Variants[0] : ForType(target, bindToType);
        if (variant is null)
        {
            return null;
        }

        if (variant.ByApiVersion is { } versions && apiVersion is not null && versions.TryGetValue(apiVersion, out PayloadPath? versioned))
        {
            return versioned;
        }

        return variant.Alternate is { } alternate && !PayloadLookup.TryGetProperty(target, variant.Path.Segments[0], out _) ? alternate : variant.Path;
    }

    private FieldVariant? ForType(JsonElement target, bool bindToType)
    {
        if (!PayloadLookup.TryGetProperty(target, FieldResolver.TypeSegment, out JsonElement type) || type.ValueKind != JsonValueKind.String)
        {
            return Variants[0];
        }

        ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8Value(type)[1..^1];
        foreach (FieldVariant variant in Variants)
        {
            if (variant.ResourceType.Length == 0 || Ascii.EqualsIgnoreCase(name, variant.ResourceTypeUtf8))
            {
                return variant;
            }
        }

        // Extension resources are listed under the type they extend ('…/providers/diagnosticSettings'); only the last segment is theirs.
        foreach (FieldVariant variant in Variants)
        {
            if (Ascii.EqualsIgnoreCase(LastSegment(name), LastSegment(variant.ResourceTypeUtf8)))
            {
                return variant;
            }
        }

        return bindToType ? null : Variants[0];
    }

    private static ReadOnlySpan<byte> LastSegment(ReadOnlySpan<byte> type) => type[(type.LastIndexOf((byte)'/') + 1)..];
}
