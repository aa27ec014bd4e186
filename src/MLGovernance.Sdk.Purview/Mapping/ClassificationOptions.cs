using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>Settings of classifications that travel along lineage.</summary>
public sealed record ClassificationOptions
{
    /// <summary>Gets the names of the tags whose value classifies an asset. The defaults are those that the built-in policies read.</summary>
    public ImmutableArray<string> Tags { get; init; } = ["classification", "dataClassification"];

    /// <summary>
    /// Gets the name of the tag that, with the value <c>true</c> on a job or on a component that it runs, declares that what comes out no
    /// longer bears the classifications of what goes in. The default is <c>anonymises</c>.
    /// </summary>
    public string StopTag { get; init; } = "anonymises";
}
