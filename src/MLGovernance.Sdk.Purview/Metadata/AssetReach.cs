using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>Who may do what with an asset. Counts leave groups out, whose members count; lists have them.</summary>
internal sealed record AssetReach(
    int Readers, int Writers, int Granters, int Undecided, ImmutableArray<string> ReadBy, ImmutableArray<string> WrittenBy, bool IsComplete, bool HasList);
