namespace MLGovernance.Benchmarks.Lineage;

/// <summary>One row of the summary.</summary>
/// <param name="Operation">What was asked.</param>
/// <param name="Graph">On which graph.</param>
/// <param name="Implementation">Of whom.</param>
/// <param name="MedianMs">The median of the timed runs, in milliseconds.</param>
/// <param name="MinMs">The fastest of them: what the machine can do when nobody disturbs it.</param>
/// <param name="AllocatedBytes">Managed bytes allocated by one run; for <c>memory</c> rows, the bytes held.</param>
/// <param name="Checksum">A count all implementations must agree on: nodes reached, edges of the path, sum of a batch.</param>
internal sealed record Measurement(
    string Operation, string Graph, string Implementation, double MedianMs, double MinMs, long AllocatedBytes, long Checksum);
