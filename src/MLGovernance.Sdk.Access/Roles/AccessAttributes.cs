using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The attributes that conditions read, by source; names compare without case, values keep theirs.</summary>
/// <remarks>When the set is complete, an attribute that is not in it does not exist and every comparison with it fails.
/// When it is not complete, such a comparison is unknown.</remarks>
public sealed record AccessAttributes
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> None =
        FrozenDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Gets attributes of which nothing is known.</summary>
    public static AccessAttributes Unknown { get; } = new();

    /// <summary>Gets the complete, empty set: no attribute exists.</summary>
    public static AccessAttributes Empty { get; } = new() { IsComplete = true };

    /// <summary>Gets a value indicating whether attributes that are not listed do not exist. The default is false: not listed is unknown.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Gets the attributes of the resource (<c>@Resource</c>).</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Resource { get; init; } = None;

    /// <summary>Gets the attributes of the request (<c>@Request</c>).</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Request { get; init; } = None;

    /// <summary>Gets the attributes of the caller (<c>@Principal</c>).</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Principal { get; init; } = None;

    /// <summary>Gets the attributes of the environment (<c>@Environment</c>), such as the private endpoint or the UTC time.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Environment { get; init; } = None;

    /// <summary>Returns attributes of a blob or directory in a container; everything else stays unknown.</summary>
    /// <param name="container">The container's name.</param>
    /// <param name="path">The blob path without a leading slash, or <see langword="null"/> when the question is about the whole container.</param>
    public static AccessAttributes OfBlob(string container, string? path)
    {
        ArgumentNullException.ThrowIfNull(container);
        var resource = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Microsoft.Storage/storageAccounts/blobServices/containers:name"] = [container],
        };
        if (path is not null)
        {
            resource["Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path"] = [path];
        }

        return new AccessAttributes { Resource = resource };
    }
}
