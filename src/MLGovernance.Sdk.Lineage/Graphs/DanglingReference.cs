namespace MLGovernance.Lineage;

/// <summary>A reference that leads nowhere although it should lead into the estate.</summary>
/// <param name="From">The asset that states it.</param>
/// <param name="Pointer">The JSON pointer of the property.</param>
/// <param name="Text">The reference as written.</param>
/// <param name="Target">The identity that is not in the snapshot; null where the text is no identity.</param>
/// <param name="Reason">Why it leads nowhere, for people.</param>
public sealed record DanglingReference(Asset From, string Pointer, string Text, AssetId? Target, string Reason);
