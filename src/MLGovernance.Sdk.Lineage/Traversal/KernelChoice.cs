namespace MLGovernance.Lineage;

/// <summary>Which implementation of the pull sweep a query runs; both give the same bits.</summary>
internal enum KernelChoice
{
    /// <summary>The vector kernel where the processor has it.</summary>
    Automatic,

    /// <summary>The scalar kernel.</summary>
    Scalar,

    /// <summary>The AVX2 kernel.</summary>
    Vector,
}
