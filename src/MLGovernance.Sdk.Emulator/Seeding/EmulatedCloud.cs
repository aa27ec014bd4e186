using System.Text.Json;
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

    public DirectoryObjects Principals { get; } = new();

    /// <summary>Type definitions and entities that the Data Map holds from the start, in the bodies of its own operations.</summary>
    public List<JsonElement> CatalogBodies { get; } = [];

    /// <summary>What of the seed could not be placed, one line each.</summary>
    public List<string> Issues { get; } = [];
}
