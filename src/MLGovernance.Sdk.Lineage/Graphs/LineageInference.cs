namespace MLGovernance.Lineage;

/// <summary>The rule by which an edge was deduced.</summary>
public enum LineageInference : byte
{
    /// <summary>None: a property states the edge.</summary>
    None,

    /// <summary>The identity of one asset contains the other's, as of a deployment and its endpoint.</summary>
    IdentityNesting,

    /// <summary>The reference names an output of a job (<c>azureml://jobs/…/outputs/…</c>, <c>runs:/…</c>).</summary>
    JobOutput,

    /// <summary>The storage path holds the run's id (<c>ExperimentRun/dcid.{run}</c>, <c>azureml/{run}/…</c>).</summary>
    RunArtifactPath,

    /// <summary>A job writes or reads the path that an asset is registered over.</summary>
    SameStoragePath,

    /// <summary>One path lies inside the other.</summary>
    NestedStoragePath,

    /// <summary>A label such as <c>@latest</c> was resolved to the newest version in the snapshot.</summary>
    LabelResolution,

    /// <summary>A job's output names the asset that it registers (<c>assetName</c>).</summary>
    NamedOutput,

    /// <summary>A trial or child run is named after its parent: <c>{parent}_{n}</c>.</summary>
    ChildRunName,

    /// <summary>A pipeline binds one node's output to another's input (<c>${{parent.jobs.a.outputs.b}}</c>).</summary>
    PipelineBinding,

    /// <summary>A registry holds an asset of the same name and version as a workspace.</summary>
    RegistryCopy,

    /// <summary>The reference differs from the asset's identity in letter case only.</summary>
    LetterCase,

    /// <summary>A datastore or image names the account that holds it.</summary>
    AccountName,

    /// <summary>The property that states it is not documented by Azure.</summary>
    UnofficialProperty,
}
