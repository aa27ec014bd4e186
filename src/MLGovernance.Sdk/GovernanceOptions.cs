using System.ComponentModel.DataAnnotations;
using MLGovernance.Policy;

namespace MLGovernance.Pipeline;

/// <summary>Settings of a governance pipeline.</summary>
public sealed class GovernanceOptions
{
    /// <summary>Gets or sets the part of the cloud to read. The default is all that the caller may see.</summary>
    [Required]
    public EstateScope Scope { get; set; } = EstateScope.Everything;

    /// <summary>Gets or sets the policies to evaluate. The default is <see cref="PolicySet.BuiltIn"/>.</summary>
    [Required]
    public PolicySet Policies { get; set; } = PolicySet.BuiltIn;

    /// <summary>Gets or sets how many threads evaluate policies. The default is the number of processors, at most 256.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>Gets or sets a value that tells whether publishers only plan and send nothing. The default is false.</summary>
    public bool DryRun { get; set; }
}
