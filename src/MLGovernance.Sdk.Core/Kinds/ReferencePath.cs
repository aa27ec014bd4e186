namespace MLGovernance;

/// <summary>A property of a kind that refers to other assets, and what the reference means for lineage.</summary>
/// <param name="Path">
/// Where the reference sits: a JSON pointer in which <c>*</c> stands for any member or element, <c>**</c> for any depth, and a last
/// <c>#</c> for the names of the members themselves, for example <c>/properties/inputs/*/uri</c> or <c>/identity/userAssignedIdentities/#</c>.
/// </param>
/// <param name="Role">What the edge says.</param>
/// <param name="Position">Whether the referenced asset stands upstream or downstream of the one that states the reference.</param>
public sealed record ReferencePath(string Path, LineageRole Role, ReferencePosition Position = ReferencePosition.Upstream)
{
    /// <summary>
    /// Gets the collection that a short form such as <c>azureml:name:1</c> or a bare name belongs to, for example <c>models</c>;
    /// null where only full identities are references.
    /// </summary>
    public string? Collection { get; init; }

    /// <summary>
    /// Gets the sibling property that types the reference, for example <c>jobInputType</c>. Its value <c>literal</c> means that there is
    /// no reference; a value that ends in <c>model</c> means the collection <c>models</c>. Matched without regard to case or underscores.
    /// </summary>
    public string? TypedBy { get; init; }

    /// <summary>
    /// Gets the sibling property that names the asset which the edge starts or ends at instead of the asset that states the reference; null
    /// where that one speaks for itself. So a run can state what its job read. Its value is a full identity.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>Gets a value that tells whether the reference counts only as a deduction, as for keys that Azure does not document.</summary>
    public bool Unofficial { get; init; }
}

/// <summary>On which side of the asset that states it a referenced asset stands.</summary>
public enum ReferencePosition
{
    /// <summary>The referenced asset is used by, or makes, the one that refers to it.</summary>
    Upstream,

    /// <summary>The referenced asset is made by, or depends on, the one that refers to it.</summary>
    Downstream,
}
