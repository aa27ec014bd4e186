namespace MLGovernance.Lineage;

/// <summary>What a reference turned out to mean.</summary>
/// <param name="Target">The identity that it means; null where it means none.</param>
/// <param name="Inference">The rule that was needed to find it.</param>
/// <param name="Confidence">How sure the binding is.</param>
/// <param name="Problem">Why it means nothing, where it should; null where it is fine, or is no reference at all.</param>
internal readonly record struct BoundReference(AssetId? Target, LineageInference Inference, EdgeConfidence Confidence, string? Problem)
{
    internal static BoundReference None => default;
}
