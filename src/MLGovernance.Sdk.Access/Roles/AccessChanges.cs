using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Compares who may do what between two moments.</summary>
public static class AccessChanges
{
    /// <summary>Lists every answer that differs, ordered by scope, operation and principal as the axes run.</summary>
    /// <param name="before">The earlier evaluator.</param>
    /// <param name="after">The later evaluator.</param>
    /// <param name="operations">The operations compared.</param>
    /// <param name="scopes">The scopes compared.</param>
    public static ImmutableArray<AccessChange> Between(
        AccessEvaluator before, AccessEvaluator after, ImmutableArray<AccessOperation> operations, ImmutableArray<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ImmutableArray<string> principals = [.. before.Principals.Union(after.Principals, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        return Between(before.Matrix(principals, operations, scopes), after.Matrix(principals, operations, scopes));
    }

    /// <summary>Lists every answer that differs between two matrices with the same axes.</summary>
    /// <param name="before">The earlier matrix.</param>
    /// <param name="after">The later matrix.</param>
    /// <exception cref="ArgumentException">The axes differ.</exception>
    public static ImmutableArray<AccessChange> Between(AccessMatrix before, AccessMatrix after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (!before.Principals.SequenceEqual(after.Principals) || !before.Operations.SequenceEqual(after.Operations) || !before.Scopes.SequenceEqual(after.Scopes))
        {
            throw new ArgumentException("The matrices have different axes; compute both over the same principals, operations and scopes.", nameof(after));
        }

        var changes = ImmutableArray.CreateBuilder<AccessChange>();
        for (int scope = 0; scope < before.Scopes.Length; scope++)
        {
            for (int operation = 0; operation < before.Operations.Length; operation++)
            {
                if (!before.Row(operation, scope).SameAs(after.Row(operation, scope)))
                {
                    Compare(before, after, operation, scope, changes);
                }
            }
        }

        return changes.ToImmutable();
    }

    private static void Compare(AccessMatrix before, AccessMatrix after, int operation, int scope, ImmutableArray<AccessChange>.Builder changes)
    {
        for (int principal = 0; principal < before.Principals.Length; principal++)
        {
            AccessResult then = before[principal, operation, scope];
            AccessResult now = after[principal, operation, scope];
            if (then != now)
            {
                changes.Add(new AccessChange(before.Principals[principal], before.Operations[operation].Name, before.Scopes[scope], then, now));
            }
        }
    }
}
