namespace MLGovernance.Policy;

/// <summary>What a policy written as data speaks of.</summary>
/// <param name="ResourceType">The resource type.</param>
/// <param name="Kind">The kind that covers the type.</param>
/// <param name="Narrowing">A rule that is true for the resources of the type that are meant; null means all.</param>
/// <param name="RelatedType">The type of the other resources that the policy looks for, or null.</param>
/// <param name="NeededParameter">The list parameter without which the policy says nothing, or null.</param>
internal sealed record ControlScope(string ResourceType, AssetKind Kind, CompiledPolicy? Narrowing, string? RelatedType, string? NeededParameter);
