using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A policy about models that an endpoint serves; it does not speak of the others.</summary>
internal abstract class ServedModelRule : PolicyRule
{
    public sealed override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public sealed override bool ReadsLineage => true;

    public sealed override void Evaluate(PolicyContext context, Asset asset)
    {
        if (DataPlaces.IsServed(context.Graph, asset))
        {
            Judge(context, asset);
        }
        else
        {
            context.NotApplicable();
        }
    }

    /// <summary>Evaluates a served model.</summary>
    protected abstract void Judge(PolicyContext context, Asset model);
}
