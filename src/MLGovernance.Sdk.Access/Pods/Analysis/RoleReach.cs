namespace MLGovernance.Access;

/// <summary>How a data role lets somebody into a place.</summary>
internal sealed record RoleReach(LeakCertainty Certainty, string How);
