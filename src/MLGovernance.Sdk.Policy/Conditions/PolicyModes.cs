using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Which resources a mode looks at.</summary>
internal static class PolicyModes
{
    /// <summary>Why the mode passes over a resource, or null when it does not.</summary>
    public static string? Excludes(string mode, JsonElement resource, AliasCatalog catalog)
    {
        bool indexed = Is(mode, "Indexed");
        if ((!indexed || catalog.Types.Count == 0) && !MayBeResources(resource))
        {
            return null;
        }

        if (DefinitionJson.Text(resource, "type") is not { } type)
        {
            return null;
        }

        const string Resources = "Microsoft.Resources/";
        bool container = Is(type, "Microsoft.Resources/subscriptions") || Is(type, "Microsoft.Resources/subscriptions/resourceGroups") || Is(type, "Microsoft.Resources/resourceGroups");
        if (type.StartsWith(Resources, StringComparison.OrdinalIgnoreCase) && !container)
        {
            return "Azure Policy does not evaluate Microsoft.Resources types other than subscriptions and resource groups.";
        }

        if (!indexed)
        {
            return null;
        }

        if (container)
        {
            return "Mode Indexed does not look at subscriptions and resource groups.";
        }

        return catalog.Types.TryGetValue(type, out ResourceTypeCapabilities? capabilities) && capabilities.SupportsTagsAndLocation == false
            ? $"Mode Indexed does not look at '{type}', which has no tags or location."
            : null;
    }

    /// <summary>Whether the mode looks at components of the data plane of Machine Learning, such as <c>Microsoft.MachineLearningServices.v2.Data</c>.</summary>
    public static bool IsMachineLearningData(string? mode) =>
        mode is not null && mode.StartsWith("Microsoft.MachineLearningServices.", StringComparison.OrdinalIgnoreCase) && mode.EndsWith(".Data", StringComparison.OrdinalIgnoreCase);

    // Looks at the payload's bytes, since almost no resource is of these types.
    private static bool MayBeResources(JsonElement resource) =>
        PayloadLookup.TryGetProperty(resource, FieldResolver.TypeSegment, out JsonElement type)
        && type.ValueKind == JsonValueKind.String
        && JsonMarshal.GetRawUtf8Value(type)[1..] is var raw
        && (raw.Contains((byte)'\\') || (raw.Length > Prefix.Length && Ascii.EqualsIgnoreCase(raw[..Prefix.Length], Prefix)));

    private static ReadOnlySpan<byte> Prefix => "Microsoft.Resources/"u8;

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
