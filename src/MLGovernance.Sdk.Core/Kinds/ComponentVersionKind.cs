namespace MLGovernance;

internal static class ComponentVersionKind
{
    internal static AssetKind Create() => new("componentVersion")
    {
        DisplayName = "Component version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/components/versions", "Microsoft.MachineLearningServices/registries/components/versions"],
        References =
        [
            new("/properties/componentSpec/code", LineageRole.Runs) { Collection = "codes" },
            new("/properties/componentSpec/environment", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/componentSpec/task/environment", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/componentSpec/task/code", LineageRole.Runs) { Collection = "codes" },
            new("/properties/componentSpec/trial", LineageRole.Runs) { Collection = "components" },
            new("/properties/componentSpec/jobs/**/component", LineageRole.Runs) { Collection = "components" },
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
            new("isAnonymous", "/properties/isAnonymous", AssetPropertyType.Boolean),
            new("componentType", "/properties/componentSpec/type"),
            new("displayName", "/properties/componentSpec/display_name"),
        ],
    };
}
