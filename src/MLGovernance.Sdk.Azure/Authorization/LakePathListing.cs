using System.Collections.Immutable;

namespace MLGovernance.Azure;

/// <summary>One page of the paths of a file system.</summary>
/// <param name="Paths">The paths: name without a leading slash, and whether it is a directory.</param>
/// <param name="Continuation">What asks for the next page, or <see langword="null"/> at the end.</param>
public sealed record LakePathListing(ImmutableArray<(string Name, bool IsDirectory)> Paths, string? Continuation);
