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

    /// <summary>
    /// Gets or sets the file that remembers what was published, or <see langword="null"/>, the default, for none. With it a publish
    /// sends only what changed since, asks nothing about the rest, and goes on where an interrupted one ended; without it each publish
    /// compares everything with the Data Map, which also finds what others changed there. One publish at a time may hold the file.
    /// </summary>
    public string? JournalFile { get; set; }

    /// <summary>Gets or sets what happens to entities of the journal that are gone from the estate. The default is to keep them.</summary>
    public RemovedEntities Removed { get; set; } = RemovedEntities.Keep;

    /// <summary>
    /// Gets or sets the largest share of the journal's entities that one publish may delete, between 0 and 1. The default is 0.1; when
    /// more are gone, something is wrong with the read and none is deleted.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxRemovedShare { get; set; } = 0.1;
}
