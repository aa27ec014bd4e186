using System.Collections.Frozen;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>The path of a field on one resource type.</summary>
internal sealed class FieldVariant
{
    public FieldVariant(string resourceType, PayloadPath path)
    {
        ResourceType = resourceType;
        ResourceTypeUtf8 = Encoding.UTF8.GetBytes(resourceType);
        Path = path;
    }

    /// <summary>The type; empty when the field may be read from any resource.</summary>
    public string ResourceType { get; }

    public byte[] ResourceTypeUtf8 { get; }

    public PayloadPath Path { get; }

    public PayloadPath? Alternate { get; init; }

    public FrozenDictionary<string, PayloadPath>? ByApiVersion { get; init; }
}
