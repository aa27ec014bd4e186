using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>One alias of a catalogue: a name for a place in the payload of a resource type.</summary>
public sealed record PolicyAlias
{
    /// <summary>Gets the full name, such as <c>Microsoft.Storage/storageAccounts/minimumTlsVersion</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the resource type the alias belongs to; empty when it is not known.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Gets the path in the payload when no version has a path of its own.</summary>
    public required string DefaultPath { get; init; }

    /// <summary>Gets the paths of those API versions that have one of their own.</summary>
    public ImmutableDictionary<string, string> PathsByApiVersion { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets whether <c>modify</c> may change it; null when the catalogue does not tell.</summary>
    public bool? IsModifiable { get; init; }

    /// <summary>Gets whether the path is an assumption (resource-provider modes, whose payload is not public).</summary>
    public bool IsAssumed { get; init; }
}
