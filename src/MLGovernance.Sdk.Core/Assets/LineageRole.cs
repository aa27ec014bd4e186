namespace MLGovernance;

/// <summary>What an edge of lineage says. Edges run downstream, from what is used to what is made with it.</summary>
public enum LineageRole : byte
{
    /// <summary>Data or a model is read by a job.</summary>
    Consumes,

    /// <summary>A job or deployment writes data, a path or a model.</summary>
    Produces,

    /// <summary>A job's output is registered as an asset.</summary>
    Registers,

    /// <summary>A model is served by a deployment.</summary>
    Deploys,

    /// <summary>A deployment answers for an endpoint.</summary>
    Serves,

    /// <summary>An asset is made from another without a known job between them.</summary>
    DerivesFrom,

    /// <summary>A place holds the content of an asset.</summary>
    Materializes,

    /// <summary>An environment is what a job, component or deployment runs in.</summary>
    RunsIn,

    /// <summary>An image or build context is what an environment is built from.</summary>
    BuildsFrom,

    /// <summary>A component or code is run by a job or deployment.</summary>
    Runs,

    /// <summary>A compute hosts a job, deployment or endpoint.</summary>
    Hosts,

    /// <summary>A workspace, pipeline or container holds another asset.</summary>
    Contains,

    /// <summary>An account, datastore or registry stores a path or image.</summary>
    Stores,

    /// <summary>A schedule or job starts another job.</summary>
    Triggers,

    /// <summary>A schedule watches a deployment or model.</summary>
    Monitors,

    /// <summary>A resource such as a key vault, identity or connection is needed by another.</summary>
    Supports,
}
