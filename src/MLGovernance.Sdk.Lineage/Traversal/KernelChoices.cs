using System.Runtime.Intrinsics.X86;

namespace MLGovernance.Lineage;

/// <summary>Resolves a <see cref="KernelChoice"/> on the processor at hand.</summary>
internal static class KernelChoices
{
    /// <summary>Tells whether the vector kernel runs.</summary>
    /// <exception cref="PlatformNotSupportedException">The vector kernel was forced on a processor without AVX2.</exception>
    internal static bool UsesVector(this KernelChoice choice) => choice switch
    {
        KernelChoice.Scalar => false,
        KernelChoice.Vector when !Avx2.IsSupported => throw new PlatformNotSupportedException("The vector kernel needs AVX2."),
        _ => Avx2.IsSupported,
    };
}
