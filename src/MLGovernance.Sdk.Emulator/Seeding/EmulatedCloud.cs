using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Groups;
using MLGovernance.Emulator.RunHistory;
using MLGovernance.Emulator.Storage;

namespace MLGovernance.Emulator.Seeding;

/// <summary>What the emulated cloud holds outside the Data Map.</summary>
internal sealed class EmulatedCloud
{
    public ArmResources Resources { get; } = new();

    public LiteralReplies Literals { get; } = new();

    public RunRecords Runs { get; } = new();

    public PolicyStates PolicyStates { get; } = new();

    public StoragePaths Storage { get; } = new();

    public DirectoryGroups Groups { get; } = new();

    /// <summary>What of the seed could not be placed, one line each.</summary>
    public List<string> Issues { get; } = [];
}
