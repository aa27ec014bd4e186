namespace MLGovernance.Policy;

/// <summary>What it takes to decide a definition offline.</summary>
public enum PolicyDecidability
{
    /// <summary>The resource alone decides.</summary>
    OwnProperties,

    /// <summary>Related resources decide as well (auditIfNotExists, deployIfNotExists).</summary>
    RelatedResources,

    /// <summary>The payload of the resource provider decides, which its public API does not return (modes that end with .Data).</summary>
    ComponentPayload,

    /// <summary>A person or Microsoft attests it (manual effect, policies of type Static).</summary>
    Attestation,

    /// <summary>Another language decides (Rego, CEL) or the definition cannot be compiled.</summary>
    NotSupported,
}
