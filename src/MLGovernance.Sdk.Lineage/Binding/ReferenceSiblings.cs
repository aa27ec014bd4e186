namespace MLGovernance.Lineage;

/// <summary>Reads what stands beside a reference.</summary>
internal static class ReferenceSiblings
{
    /// <summary>Returns the asset that a reference speaks for (<see cref="ReferencePath.Subject"/>), or null where what stands there is no identity.</summary>
    internal static AssetId? SubjectIn(this AssetReference reference, Asset asset) =>
        reference.SiblingIn(asset, reference.Path.Subject!) is { } text && AssetId.TryParse(text, null, out AssetId subject, out _)
            ? subject.Form is AssetIdForm.Storage or AssetIdForm.DatastorePath ? subject.WithoutWildcards : subject
            : null;

    /// <summary>Returns the text of a property of the object that a reference stands in, or null.</summary>
    internal static string? SiblingIn(this AssetReference reference, Asset asset, string property) =>
        asset[reference.Pointer[..(reference.Pointer.LastIndexOf('/') + 1)] + property]?.AsText();
}
