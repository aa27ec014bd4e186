using System.Text.Json;

namespace MLGovernance.Emulator.Arm;

/// <summary>Whether a resource passes one filter parameter of a list.</summary>
internal delegate bool ArmFilter(ArmResource resource, string value);

/// <summary>The filters that lists know.</summary>
internal static class ArmFilters
{
    /// <summary>A member of <c>properties</c> equals the value; letter case does not matter.</summary>
    public static ArmFilter Property(string name) => (resource, value) =>
        Scalar(ArmResource.Member(resource.Properties, name)).Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A member of the envelope equals the value; letter case does not matter.</summary>
    public static ArmFilter Envelope(string name, string absent) => (resource, value) =>
        (ArmResource.Text(resource.Body, name) ?? absent).Equals(value, StringComparison.OrdinalIgnoreCase);

    public static bool Name(ArmResource resource, string value) => resource.Name.Equals(value, StringComparison.OrdinalIgnoreCase);

    public static bool NameOf(ArmResource resource, string value) =>
        value.Split(',', StringSplitOptions.TrimEntries).Contains(resource.Name, StringComparer.OrdinalIgnoreCase);

    public static bool ContainerName(ArmResource resource, string value) =>
        resource.Path.Segments is [.., string name, _, _] && name.Equals(value, StringComparison.Ordinal);

    public static bool NameContains(ArmResource resource, string value) => resource.Name.Contains(value, StringComparison.OrdinalIgnoreCase);

    public static bool Description(ArmResource resource, string value) =>
        (ArmResource.Text(resource.Properties, "description") ?? "").Contains(value, StringComparison.OrdinalIgnoreCase);

    public static bool CreatedBy(ArmResource resource, string value) =>
        (ArmResource.Text(ArmResource.Member(resource.Body, "systemData"), "createdBy") ?? "").Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every comma-separated <c>name</c> or <c>name=value</c> stands in the bag, which lies in the envelope or in properties.</summary>
    public static ArmFilter Bag(string name) => (resource, value) =>
    {
        JsonElement bag = ArmResource.Member(resource.Properties, name);
        bag = bag.ValueKind == JsonValueKind.Object ? bag : ArmResource.Member(resource.Body, name);
        return value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(term =>
        {
            int equals = term.IndexOf('=', StringComparison.Ordinal);
            JsonElement member = ArmResource.Member(bag, equals < 0 ? term : term[..equals]);
            return equals < 0 ? member.ValueKind != JsonValueKind.Undefined : Scalar(member) == term[(equals + 1)..];
        });
    };

    private static string Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => element.GetRawText(),
        _ => "",
    };
}
