using System.ComponentModel.DataAnnotations;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="AzureAccessSource"/>.</summary>
public sealed class AzureAccessSourceOptions
{
    /// <summary>Gets or sets how many requests run at once. The default is 8.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Gets or sets the settings of the Resource Manager client.</summary>
    [Required]
    public MachineLearningClientOptions ResourceManager { get; set; } = new();

    /// <summary>Gets or sets the settings of the clients of Microsoft Graph and storage.</summary>
    [Required]
    public AccessClientOptions Access { get; set; } = new();

    /// <summary>Gets or sets whether the members of groups that hold roles, or stand in lists, are read. The default is <see langword="true"/>.</summary>
    public bool ReadGroups { get; set; } = true;

    /// <summary>Gets or sets whether users, service principals and app registrations that hold roles are looked up: whether they exist, are enabled,
    /// and when their secrets end. The default is <see langword="true"/>.</summary>
    public bool ReadPrincipals { get; set; } = true;

    /// <summary>Gets or sets whether role assignments and definitions are asked of Resource Graph first, which is faster; where it does not answer, Resource
    /// Manager is asked. The default is <see langword="true"/>.</summary>
    public bool UseResourceGraph { get; set; } = true;

    /// <summary>Gets or sets whether the access lists of hierarchical accounts are read, at one call a path. The default is <see langword="false"/>.</summary>
    public bool ReadPathLists { get; set; }

    /// <summary>Gets or sets how deep paths are read; the root is 0. Deeper paths are left out, and the container says so. The default is 4.</summary>
    [Range(0, 60)]
    public int MaxDepth { get; set; } = 4;

    /// <summary>Gets or sets how many paths of one container are read; more are left out, and the container says so. The default is 5,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxPathsPerContainer { get; set; } = 5_000;
}
