using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

/// <summary>A leak type with an estate that has it, and one with the smallest change that has it no more.</summary>
internal sealed record LeakCase(string Type, PodEstate Open, PodEstate Closed)
{
    /// <summary>Gets the plan of the open estate.</summary>
    public PodPlan Plan { get; init; } = TwoPods.Plan;

    /// <summary>Gets the plan of the closed estate, where the plan is what changes.</summary>
    public PodPlan? ClosedPlan { get; init; }

    public override string ToString() => Type;
}
