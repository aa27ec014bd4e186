namespace MLGovernance.Testing;

/// <summary>A job of an estate under construction. The job type is <c>Command</c> unless set otherwise.</summary>
public sealed class JobBuilder : ResourceBuilder
{
    internal JobBuilder(string id, DateTimeOffset createdAt)
        : base(id, "/properties/tags", createdAt)
    {
        Set("/properties/jobType", "Command").Set("/properties/status", "Completed");
    }

    /// <summary>Adds an input.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="uri">What is read, in any form that Azure writes: <c>azureml:data:1</c>, <c>azureml://datastores/…</c>, an ARM id, a storage address.</param>
    /// <param name="type">The job input type.</param>
    public JobBuilder Input(string name, string uri, string type = "uri_folder")
    {
        Set($"/properties/inputs/{Escape(name)}/jobInputType", type).Set($"/properties/inputs/{Escape(name)}/uri", uri);
        return this;
    }

    /// <summary>Adds an output.</summary>
    /// <param name="name">The output's name.</param>
    /// <param name="uri">Where it is written.</param>
    /// <param name="type">The job output type.</param>
    public JobBuilder Output(string name, string uri, string type = "uri_folder")
    {
        Set($"/properties/outputs/{Escape(name)}/jobOutputType", type).Set($"/properties/outputs/{Escape(name)}/uri", uri);
        return this;
    }

    /// <summary>Records the git state that the job was submitted from, as the Azure ML client does.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="dirty">Whether the working tree had uncommitted changes; null leaves it unsaid.</param>
    public JobBuilder Git(string commit, bool? dirty = false)
    {
        Set("/properties/properties/azureml.git.commit", commit);
        if (dirty is { } known)
        {
            Set("/properties/properties/azureml.git.dirty", known ? "True" : "False");
        }

        return this;
    }

    /// <summary>Makes the job a child of a pipeline job.</summary>
    /// <param name="pipeline">The name of the pipeline job in the same workspace.</param>
    /// <param name="node">The name of the node.</param>
    public JobBuilder ChildOf(string pipeline, string node)
    {
        Set("/properties/properties/azureml.pipelinerunid", pipeline).Set("/properties/properties/azureml.modulename", node);
        return this;
    }
}
