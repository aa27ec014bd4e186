namespace MLGovernance;

internal static class ScheduleKind
{
    internal static AssetKind Create() => new("schedule")
    {
        DisplayName = "Schedule",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/schedules"],
        References =
        [
            new("/properties/action/jobDefinition/sourceJobId", LineageRole.Triggers, ReferencePosition.Downstream) { Collection = "jobs" },
            new("/properties/action/jobDefinition/componentId", LineageRole.Triggers, ReferencePosition.Downstream) { Collection = "components" },
            new("/properties/action/jobDefinition/computeId", LineageRole.Supports) { Collection = "computes" },
            new("/properties/action/jobDefinition/inputs/*/uri", LineageRole.Supports) { Collection = "data", TypedBy = "jobInputType" },
            new("/properties/action/monitorDefinition/monitoringTarget/deploymentId", LineageRole.Monitors, ReferencePosition.Downstream) { Collection = "deployments" },
            new("/properties/action/monitorDefinition/monitoringTarget/modelId", LineageRole.Monitors, ReferencePosition.Downstream) { Collection = "models" },
            new("/properties/action/monitorDefinition/signals/*/productionData/uri", LineageRole.Supports) { Collection = "data" },
            new("/properties/action/monitorDefinition/signals/*/productionData/*/uri", LineageRole.Supports) { Collection = "data" },
            new("/properties/action/monitorDefinition/signals/*/referenceData/uri", LineageRole.Supports) { Collection = "data" },
            new("/properties/action/monitorDefinition/signals/*/inputAssets/*/uri", LineageRole.Supports) { Collection = "data" },
            new("/properties/action/monitorDefinition/signals/*/componentId", LineageRole.Supports) { Collection = "components" },
            new("/properties/action/monitorDefinition/signals/*/**/preprocessingComponentId", LineageRole.Supports) { Collection = "components" },
        ],
        Attributes =
        [
            new("displayName", "/properties/displayName"),
            new("isEnabled", "/properties/isEnabled", AssetPropertyType.Boolean),
            new("actionType", "/properties/action/actionType"),
            new("triggerType", "/properties/trigger/triggerType"),
            new("expression", "/properties/trigger/expression"),
        ],
    };
}
