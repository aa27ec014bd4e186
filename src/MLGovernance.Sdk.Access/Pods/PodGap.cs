using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Something that a pod needs and does not have, or cannot be shown to have.</summary>
/// <param name="Pod">The pod's name.</param>
/// <param name="Principal">Who needs it.</param>
/// <param name="Need">What is needed, in words, for example "read".</param>
/// <param name="Target">Where.</param>
/// <param name="Result">Denied when it will fail, indeterminate when it cannot be told.</param>
/// <param name="For">The job or prefix that needs it.</param>
/// <param name="Missing">What is missing, step by step.</param>
public sealed record PodGap(string Pod, string Principal, string Need, string Target, AccessResult Result, string For, ImmutableArray<string> Missing);
