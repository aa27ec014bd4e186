namespace MLGovernance.Access;

/// <summary>A way in which some principals can act as something else.</summary>
/// <param name="Type">The leak type that the way belongs to.</param>
/// <param name="From">Who can.</param>
/// <param name="MaybeFrom">Who perhaps can.</param>
/// <param name="To">What they become.</param>
/// <param name="How">How, in words that stand between the two.</param>
/// <param name="Through">The resource it goes through.</param>
internal sealed record ActAsEdge(string Type, ulong[] From, ulong[] MaybeFrom, ActAsNode To, string How, string Through);
