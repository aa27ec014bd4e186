using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>An expert or owner of an asset.</summary>
/// <param name="Id">The object id in Entra.</param>
/// <param name="Note">What the curator wrote beside it, or null.</param>
/// <param name="ContactType"><c>Expert</c> or <c>Owner</c>.</param>
public readonly record struct DiscoveryContact(string Id, string? Note, string ContactType)
{
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("info", Note);
        writer.WriteString("contactType", ContactType);
        writer.WriteEndObject();
    }
}
