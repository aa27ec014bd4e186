namespace MLGovernance.Policy;

/// <summary>A machine-made fix of a violation, in as many forms as apply. None is ever applied by this library.</summary>
public sealed record Remediation
{
    /// <summary>Gets the body of an ARM <c>PATCH</c> on the resource, as JSON; null where none does it.</summary>
    public string? ArmPatch { get; init; }

    /// <summary>Gets an Azure CLI command line; null where none does it.</summary>
    public string? AzureCli { get; init; }

    /// <summary>Gets a Bicep fragment; null where none does it.</summary>
    public string? Bicep { get; init; }
}
