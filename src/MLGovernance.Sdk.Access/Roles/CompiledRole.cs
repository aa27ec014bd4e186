using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The permission blocks of a role or a deny assignment with compiled patterns.</summary>
internal sealed class CompiledRole
{
    private readonly ImmutableArray<Block> _blocks;

    public CompiledRole(RoleDefinition? definition, ImmutableArray<RolePermissions> permissions, WildcardMode mode)
    {
        Definition = definition;
        _blocks = [.. permissions.Select(block => new Block(
            Compile(block.Actions, mode), Compile(block.NotActions, mode), Compile(block.DataActions, mode), Compile(block.NotDataActions, mode)))];
    }

    /// <summary>Gets the definition, or <see langword="null"/> for the blocks of a deny assignment.</summary>
    public RoleDefinition? Definition { get; }

    /// <summary>Tells whether one block covers the operation; <paramref name="operation"/> is lower case.</summary>
    public bool Covers(string operation, bool isDataAction)
    {
        foreach (Block block in _blocks)
        {
            if (isDataAction
                ? Any(block.DataActions, operation) && !Any(block.NotDataActions, operation)
                : Any(block.Actions, operation) && !Any(block.NotActions, operation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(ImmutableArray<OperationPattern> patterns, string operation)
    {
        foreach (OperationPattern pattern in patterns)
        {
            if (pattern.Matches(operation))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<OperationPattern> Compile(ImmutableArray<string> patterns, WildcardMode mode) =>
        patterns.IsDefaultOrEmpty ? [] : [.. patterns.Select(pattern => OperationPattern.Parse(pattern, mode))];

    private readonly record struct Block(
        ImmutableArray<OperationPattern> Actions,
        ImmutableArray<OperationPattern> NotActions,
        ImmutableArray<OperationPattern> DataActions,
        ImmutableArray<OperationPattern> NotDataActions);
}
