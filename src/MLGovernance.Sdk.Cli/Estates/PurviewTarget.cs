using System.Collections.Immutable;
using MLGovernance.Purview;

namespace MLGovernance.Cli;

/// <summary>Where to publish.</summary>
/// <param name="Endpoint">The endpoint of the account or tenant.</param>
/// <param name="BasePath">The base path of the Data Map API.</param>
/// <param name="DryRun">Whether only a plan is wanted.</param>
/// <param name="PlanOutput">Where the plan of a dry run is printed.</param>
internal sealed record PurviewTarget(Uri Endpoint, string BasePath, bool DryRun, TextWriter? PlanOutput)
{
    /// <summary>Gets the file that remembers what was published, or null.</summary>
    internal string? JournalFile { get; init; }

    /// <summary>Gets the collection for new entities, or null for the root.</summary>
    internal string? CollectionId { get; init; }

    /// <summary>Gets the name under which the Data Map remembers what was published, or null for the default.</summary>
    internal string? StateName { get; init; }

    /// <summary>Gets whether everything is compared with the Data Map.</summary>
    internal bool Verify { get; init; }

    /// <summary>Gets whether classifications are published.</summary>
    internal bool Classify { get; init; }

    /// <summary>Gets whether what people curated in the Data Map is read as facts of the estate.</summary>
    internal bool ReadCurated { get; init; }

    /// <summary>Gets the pod of each workspace, where a plan tells it.</summary>
    internal ImmutableDictionary<AssetId, string> Pods { get; init; } = ImmutableDictionary<AssetId, string>.Empty;

    /// <summary>Gets the rules that assign glossary terms.</summary>
    internal ImmutableArray<GlossaryRule> GlossaryRules { get; init; } = [];

    /// <summary>Gets the roles of lineage that are published as edges from data set to data set.</summary>
    internal LineageRoleSet DirectLineage { get; init; }

    /// <summary>Gets what happens to entities that are gone from the estate.</summary>
    internal RetentionRule Retention { get; init; } = new(RemovedEntities.Keep);
}
