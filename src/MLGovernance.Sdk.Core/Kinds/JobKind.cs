namespace MLGovernance;

internal static class JobKind
{
    internal static AssetKind Create() => new("job")
    {
        DisplayName = "Job",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/jobs"],
        CatalogRole = CatalogRole.Process,
        References =
        [
            new("/properties/inputs/*/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/outputs/*/uri", LineageRole.Produces, ReferencePosition.Downstream) { Collection = "data", TypedBy = "jobOutputType" },
            new("/properties/taskDetails/trainingData/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/taskDetails/validationData/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/taskDetails/testData/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/taskDetails/modelSettings/checkpointModel/uri", LineageRole.Consumes) { Collection = "models", TypedBy = "jobInputType" },
            new("/properties/taskDetails/modelSettings/checkpointRunId", LineageRole.DerivesFrom) { Collection = "jobs" },
            new("/properties/fineTuningDetails/model/uri", LineageRole.Consumes) { Collection = "models", TypedBy = "jobInputType" },
            new("/properties/fineTuningDetails/trainingData/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/fineTuningDetails/validationData/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/dataConfiguration/dataId", LineageRole.Consumes) { Collection = "data" },
            new("/properties/codeId", LineageRole.Runs) { Collection = "codes" },
            new("/properties/trial/codeId", LineageRole.Runs) { Collection = "codes" },
            new("/properties/componentId", LineageRole.Runs) { Collection = "components" },
            new("/properties/environmentId", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/trial/environmentId", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/computeId", LineageRole.Hosts) { Collection = "computes" },
            new("/properties/identity/resourceId", LineageRole.Supports),
            new("/properties/sourceJobId", LineageRole.Triggers) { Collection = "jobs" },
            new("/properties/jobs/**/componentId", LineageRole.Runs) { Collection = "components" },
            new("/properties/jobs/**/computeId", LineageRole.Hosts) { Collection = "computes" },
            new("/properties/jobs/**/environmentId", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/jobs/**/inputs/*/uri", LineageRole.Consumes) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/jobs/**/outputs/*/uri", LineageRole.Produces, ReferencePosition.Downstream) { Collection = "data", TypedBy = "jobOutputType" },
            new("/properties/properties/azureml.pipelinerunid", LineageRole.Contains) { Collection = "jobs", Unofficial = true },
            new("/properties/properties/azureml.hyperdrive.parent_run", LineageRole.Contains) { Collection = "jobs", Unofficial = true },
            new("/properties/properties/azureml.reusedrunid", LineageRole.DerivesFrom) { Collection = "jobs", Unofficial = true },

            // What run history knows of the run, joined to the job by the source that reads it: inputs and outputs as they were resolved.
            new("/runHistory/inputs/*/assetId", LineageRole.Consumes) { Collection = "data", TypedBy = "type" },
            new("/runHistory/outputs/*/assetId", LineageRole.Produces, ReferencePosition.Downstream) { Collection = "data", TypedBy = "type" },
            new("/runHistory/parentRunId", LineageRole.Contains) { Collection = "jobs" },
        ],
        Attributes =
        [
            new("displayName", "/properties/displayName"),
            new("description", "/properties/description"),
            new("jobType", "/properties/jobType"),
            new("status", "/properties/status"),
            new("experimentName", "/properties/experimentName"),
            new("identityType", "/properties/identity/identityType"),
            new("command", "/properties/command"),
            new("gitRepository", "/properties/properties/mlflow.source.git.repoURL"),
            new("gitBranch", "/properties/properties/mlflow.source.git.branch"),
            new("gitCommit", "/properties/properties/mlflow.source.git.commit"),
            new("studioUrl", "/properties/services/Studio/endpoint"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}
