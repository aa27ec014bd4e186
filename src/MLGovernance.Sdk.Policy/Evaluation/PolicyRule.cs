using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A policy written in code. Stateless: one instance evaluates many assets at once.</summary>
/// <example>
/// <code>
/// public sealed class EndpointHasOwnerRule : PolicyRule
/// {
///     public override PolicyDefinition Definition { get; } = new() { Id = "ACME1001", … };
///     public override ImmutableArray&lt;AssetKind&gt; AppliesTo { get; } = [AssetKinds.OnlineEndpoint];
///     public override void Evaluate(PolicyContext context, Asset asset)
///     {
///         if (!asset.Tags.ContainsKey("owner"))
///         {
///             context.Report("The endpoint has no owner.", new Evidence("/tags/owner") { Expected = "a tag" });
///         }
///     }
/// }
/// </code>
/// </example>
public abstract class PolicyRule
{
    /// <summary>Gets what the policy demands.</summary>
    public abstract PolicyDefinition Definition { get; }

    /// <summary>Gets the kinds that the policy speaks of; empty means all.</summary>
    public abstract ImmutableArray<AssetKind> AppliesTo { get; }

    /// <summary>Gets a value that tells whether the outcome depends on other assets than the one given. Such rules run again when anything upstream changes.</summary>
    public virtual bool ReadsLineage => false;

    /// <summary>Evaluates one asset. Reporting nothing means that the asset complies.</summary>
    /// <param name="context">What the rule sees, and where it reports.</param>
    /// <param name="asset">The asset, of one of the kinds in <see cref="AppliesTo"/>.</param>
    public abstract void Evaluate(PolicyContext context, Asset asset);
}
