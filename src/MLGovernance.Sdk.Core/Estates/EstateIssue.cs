namespace MLGovernance;

/// <summary>Something that could not be read. It is data: a policy that needed it answers <c>Unknown</c>.</summary>
public sealed record EstateIssue
{
    /// <summary>Gets what the issue is, in kebab case, for example <c>forbidden</c>, <c>not-found</c>, <c>malformed</c>, <c>unsupported</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the text for people: what was tried, what came back, what to do next. Holds no secrets.</summary>
    public required string Message { get; init; }

    /// <summary>Gets where: a resource path, a collection path, or a file with position. Holds no query and no secrets.</summary>
    public required string Location { get; init; }

    /// <summary>Gets the workspace, registry or asset that is incomplete because of this; null where the whole estate is.</summary>
    public AssetId? Scope { get; init; }

    /// <summary>Gets the name of the kind whose assets are missing, or null where any may be.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the HTTP status, or null where none was received.</summary>
    public int? Status { get; init; }

    /// <summary>Gets a value that tells whether this only informs: nothing is missing from the snapshot, as with a collection that a workspace does not have.</summary>
    public bool IsNote { get; init; }

    /// <summary>Gets the order of issues: by place, then code, then text.</summary>
    internal static Comparison<EstateIssue> ByLocation { get; } = static (left, right) =>
    {
        int order = string.CompareOrdinal(left.Location, right.Location);
        order = order != 0 ? order : string.CompareOrdinal(left.Code, right.Code);
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    };
}
