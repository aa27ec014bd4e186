namespace MLGovernance.Policy;

/// <summary>How many verdicts, or assets, are in each state. What a policy does not speak of is not counted.</summary>
/// <param name="Compliant">Those that keep the policies.</param>
/// <param name="NonCompliant">Those that break one, and nobody waived it.</param>
/// <param name="Exempt">Those that break one, and a waiver allows it.</param>
/// <param name="Unknown">Those that could not be decided.</param>
/// <param name="Error">Those where a policy failed.</param>
public readonly record struct ComplianceCounts(int Compliant, int NonCompliant, int Exempt, int Unknown, int Error)
{
    /// <summary>Gets how many there are in all.</summary>
    public int Total => Compliant + NonCompliant + Exempt + Unknown + Error;

    /// <summary>
    /// Gets the share that is compliant, from 0 to 1, of all that nobody waived; null where nothing is left to judge. What is unknown or failed
    /// counts as not compliant here, unlike in Azure's own percentage, which counts unknown and exempt resources as compliant.
    /// </summary>
    public double? Ratio => Total == Exempt ? null : (double)Compliant / (Total - Exempt);

    /// <summary>Adds one state.</summary>
    /// <param name="state">The state; <see cref="ComplianceState.NotApplicable"/> adds nothing.</param>
    public ComplianceCounts With(ComplianceState state) => state switch
    {
        ComplianceState.Compliant => this with { Compliant = Compliant + 1 },
        ComplianceState.NonCompliant => this with { NonCompliant = NonCompliant + 1 },
        ComplianceState.Exempt => this with { Exempt = Exempt + 1 },
        ComplianceState.Unknown => this with { Unknown = Unknown + 1 },
        ComplianceState.Error => this with { Error = Error + 1 },
        _ => this,
    };

    internal ComplianceCounts With(ComplianceCounts other) =>
        new(Compliant + other.Compliant, NonCompliant + other.NonCompliant, Exempt + other.Exempt, Unknown + other.Unknown, Error + other.Error);
}
