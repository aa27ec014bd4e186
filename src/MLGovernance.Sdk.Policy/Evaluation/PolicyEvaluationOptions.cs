namespace MLGovernance.Policy;

/// <summary>Settings of policy evaluation.</summary>
public sealed class PolicyEvaluationOptions
{
    /// <summary>Gets or sets how many threads evaluate at once. The default is the number of processors.</summary>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;
}
