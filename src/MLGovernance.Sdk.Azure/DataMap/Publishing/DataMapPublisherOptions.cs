using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="DataMapPublisher"/>.</summary>
public sealed class DataMapPublisherOptions
{
    /// <summary>The name of the state when none is given.</summary>
    public const string DefaultStateName = "default";

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

    /// <summary>
    /// Gets or sets the asset types, as search names them, of other connectors of Azure Machine Learning. What they hold is found by the resource id in its name, and
    /// added to, so that nothing stands in the Data Map twice; what was published before they came stays beside theirs. The default is Microsoft's own,
    /// <c>Azure Machine Learning</c>; empty adopts nothing.
    /// </summary>
    public ImmutableArray<string> ConnectorAssetTypes { get; set; } = ["Azure Machine Learning"];

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

    /// <summary>
    /// Gets or sets the name under which the Data Map itself remembers what was published, in an entity of the type
    /// <c>mlgov_publish_state</c>, or <see langword="null"/> for not at all. The default is <see cref="DefaultStateName"/>. It does what a
    /// journal does, from every machine; a journal takes its place. Estates that are published apart from each other want names of their own.
    /// </summary>
    public string? StateName { get; set; } = DefaultStateName;

    /// <summary>
    /// Gets or sets whether everything is compared with the Data Map, whatever is remembered. The default is <see langword="false"/>. It
    /// finds and repairs what others changed of what was published; attributes and classifications that only curators set stay.
    /// </summary>
    public bool Verify { get; set; }

    /// <summary>
    /// Gets or sets what happens to published entities that are gone from the estate. The default keeps them. What was published is known
    /// from the journal or the state; under <see cref="DefaultStateName"/>, which estates may share, only entities of workspaces and
    /// registries that the estate holds can go.
    /// </summary>
    [Required]
    public RetentionRule Retention { get; set; } = new(RemovedEntities.Keep);

    /// <summary>Gets or sets the clock that dates the marks of what is gone. The default is the system's.</summary>
    [Required]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
