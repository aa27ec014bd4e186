using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>
/// The controls that each subject serves. Of the Microsoft cloud security benchmark only those mappings count as official that the benchmark's
/// own initiative makes for a definition with the same demand; the other frameworks have no public crosswalk, so theirs are our reading.
/// </summary>
internal static class FrameworkControls
{
    private const string Benchmark = "Microsoft cloud security benchmark";
    private const string RiskFramework = "NIST AI RMF 1.0";
    private const string ManagementSystem = "ISO/IEC 42001:2023";
    private const string AiAct = "EU AI Act 2024/1689";

    internal static ImmutableArray<ControlMapping> Inventory { get; } = Of("AM-2", "GOVERN 1.6", "A.4.2", "Art. 11");

    internal static ImmutableArray<ControlMapping> Network { get; } = Of("NS-2", "MEASURE 2.7", "A.4.5", "Art. 15");

    /// <summary>The same, where the benchmark's initiative holds a definition with the same demand.</summary>
    internal static ImmutableArray<ControlMapping> NetworkOfBenchmark { get; } =
        Network.SetItem(0, new ControlMapping(Benchmark, "NS-2", IsOfficial: true));

    internal static ImmutableArray<ControlMapping> Identity { get; } = Of("IM-1", "GOVERN 2.1", "A.3.2", "Art. 15");

    internal static ImmutableArray<ControlMapping> Data { get; } = Of("DP-1", "MAP 4.1", "A.7.2", "Art. 10");

    internal static ImmutableArray<ControlMapping> Scanning { get; } = Of("PV-5", "MEASURE 2.7", "A.4.4", "Art. 15");

    internal static ImmutableArray<ControlMapping> Vulnerabilities { get; } = Of("PV-6", "MANAGE 4.1", "A.4.4", "Art. 15");

    internal static ImmutableArray<ControlMapping> SupplyChain { get; } = Of("AM-2", "GOVERN 6.1", "A.10.3", "Art. 15");

    private static ImmutableArray<ControlMapping> Of(string benchmark, string risk, string managementSystem, string aiAct) =>
    [
        new ControlMapping(Benchmark, benchmark, IsOfficial: false),
        new ControlMapping(RiskFramework, risk, IsOfficial: false),
        new ControlMapping(ManagementSystem, managementSystem, IsOfficial: false),
        new ControlMapping(AiAct, aiAct, IsOfficial: false),
    ];
}
