using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Names and locations of resources.</summary>
internal static class ResourceNames
{
    /// <summary>The name with all of its parents, as <c>fullName</c> gives it: from the property, else from the id, else the name itself.</summary>
    public static PolicyValue FullName(JsonElement resource)
    {
        if (PayloadLookup.TryGetProperty(resource, "fullName", out JsonElement given))
        {
            return PolicyValue.Of(given);
        }

        if (PayloadLookup.TryGetProperty(resource, "id", out JsonElement id) && id.ValueKind == JsonValueKind.String && FromId(id.GetString()!) is { } name)
        {
            return PolicyValue.Of(name);
        }

        return PayloadLookup.TryGetProperty(resource, "name", out JsonElement own) ? PolicyValue.Of(own) : default;
    }

    public static string NormalizeLocation(string location) =>
        location.Contains(' ', StringComparison.Ordinal) ? location.Replace(" ", "", StringComparison.Ordinal) : location;

    public static PolicyValue TypeFromId(JsonElement resource) => Segments(resource) is { Length: >= 3 } parts
        ? PolicyValue.Of(string.Join('/', parts.Take(1).Concat(parts.Skip(1).Where(static (_, i) => i % 2 == 0))))
        : default;

    public static PolicyValue NameFromId(JsonElement resource) => Segments(resource) is { Length: >= 3 } parts ? PolicyValue.Of(parts[^1]) : default;

    private static string[]? Segments(JsonElement resource)
    {
        const string Marker = "/providers/";
        if (!PayloadLookup.TryGetProperty(resource, "id", out JsonElement id) || id.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        string text = id.GetString()!;
        int provider = text.LastIndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        return provider < 0 ? null : text[(provider + Marker.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? FromId(string id)
    {
        int provider = id.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        if (provider < 0)
        {
            return null;
        }

        string[] parts = id[(provider + "/providers/".Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> names = parts.Skip(1).Where(static (_, i) => i % 2 == 1);
        string joined = string.Join('/', names);
        return joined.Length > 0 ? joined : null;
    }
}
