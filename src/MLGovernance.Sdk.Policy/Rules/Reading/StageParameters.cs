using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The parameters by which rules tell production from development.</summary>
internal static class StageParameters
{
    internal const string EnvironmentTags = "environmentTags";
    internal const string ProductionValues = "productionValues";
    internal const string DevelopmentValues = "developmentValues";

    internal static PolicyParameter Tags { get; } = new(
        EnvironmentTags, "The names of the tags that tell the stage, of the asset itself or of what it lies in, up to the workspace.", ["environment", "env"]);

    internal static PolicyParameter Production { get; } = new(ProductionValues, "The tag's values that mark production.", ["prod", "production"]);

    internal static PolicyParameter Development { get; } = new(
        DevelopmentValues, "The tag's values that mark development.", ["dev", "development", "test", "sandbox"]);

    /// <summary>Tells whether an asset is of production; null where its workspace was not read.</summary>
    internal static bool? IsProduction(PolicyContext context, AssetId id) => Is(context, id, context.Parameter(ProductionValues));

    /// <summary>Tells whether an asset is of development; null where its workspace was not read.</summary>
    internal static bool? IsDevelopment(PolicyContext context, AssetId id) => Is(context, id, context.Parameter(DevelopmentValues));

    private static bool? Is(PolicyContext context, AssetId id, ImmutableArray<string> values)
    {
        if (EnvironmentTag.Of(context.Snapshot, id, context.Parameter(EnvironmentTags)) is { } tag)
        {
            return tag.Is(values);
        }

        return id.Scope is { } workspace && context.Snapshot.Find(workspace) is null ? null : false;
    }
}
