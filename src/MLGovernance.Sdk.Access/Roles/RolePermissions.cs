using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>One permission block of a role definition or a deny assignment; blocks are judged one by one, then united.</summary>
/// <remarks>An operation is covered when a pattern of the block names it and no "not" pattern of the same block does.
/// Patterns of the control plane never cover data operations and the other way round.</remarks>
public sealed record RolePermissions
{
    /// <summary>Gets the patterns of control-plane operations that are granted.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Gets the patterns that are taken away from <see cref="Actions"/> of this block; this is a subtraction, never a deny.</summary>
    public ImmutableArray<string> NotActions { get; init; } = [];

    /// <summary>Gets the patterns of data operations that are granted.</summary>
    public ImmutableArray<string> DataActions { get; init; } = [];

    /// <summary>Gets the patterns that are taken away from <see cref="DataActions"/> of this block.</summary>
    public ImmutableArray<string> NotDataActions { get; init; } = [];
}
