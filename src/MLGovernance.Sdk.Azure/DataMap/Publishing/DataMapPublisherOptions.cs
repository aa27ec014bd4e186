using System.ComponentModel.DataAnnotations;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="DataMapPublisher"/>.</summary>
public sealed class DataMapPublisherOptions
{
    /// <summary>Gets or sets how many entities a request holds at most. The default is 50; larger ones time out (purview-wire section 4).</summary>
    [Range(1, 200)]
    public int MaxEntitiesPerRequest { get; set; } = 50;

    /// <summary>Gets or sets how many bytes of entities a request holds at most, unless one alone is larger. The default is 1 MiB.</summary>
    [Range(1_024, 16 * 1024 * 1024)]
    public int MaxBytesPerRequest { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets how many requests run at once. The default is 4: an elastic Data Map starts with 25 operations a second.</summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>
    /// Gets or sets the collection for new entities, by its short name, or <see langword="null"/>, the default, for the root. Entities
    /// that exist stay where a curator put them.
    /// </summary>
    public string? CollectionId { get; set; }

    /// <summary>Gets or sets whether the plan is only made and printed. The default is <see langword="false"/>.</summary>
    public bool DryRun { get; set; }

    /// <summary>Gets or sets where the plan is printed, line by line, or <see langword="null"/>, the default, for nowhere.</summary>
    public TextWriter? PlanOutput { get; set; }
}
