using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <content>Bulk answers.</content>
public sealed partial class AccessEvaluator
{
    /// <summary>Answers every combination of principals, operations and scopes at once.</summary>
    /// <param name="principals">The principals, or default for every one that is named (<see cref="Principals"/>).</param>
    /// <param name="operations">The operations.</param>
    /// <param name="scopes">The scopes, usually the ids of all assets.</param>
    /// <remarks>Conditions see the container a scope lies in and no other attribute; what depends on more is indeterminate.</remarks>
    public AccessMatrix Matrix(ImmutableArray<string> principals, ImmutableArray<AccessOperation> operations, ImmutableArray<string> scopes)
    {
        principals = principals.IsDefault ? Principals : principals;
        var builder = new MatrixBuilder(_principals, _scopes.ManagementGroups, principals, operations);
        var classes = new Dictionary<(ScopeNode?, bool, string?, bool), int>();
        var rows = new List<AccessMatrix.MatrixRow[]>();
        var classOfScope = new int[scopes.Length];
        for (int i = 0; i < scopes.Length; i++)
        {
            string scope = ScopePath.Normalize(scopes[i]);
            ScopeNode? nearest = _scopes.Nearest(scope);
            bool exact = nearest is { Denies.Count: > 0 } && nearest.Scope == scope;
            string? container = nearest is { HasConditions: true } ? ScopePath.SegmentAfter(scope, ContainersSegment) : null;
            bool openTop = _scopes.ManagementGroups.Count > 0 && _scopes.IsOpenAtTop(scope);
            if (!classes.TryGetValue((nearest, exact, container, openTop), out int index))
            {
                index = rows.Count;
                rows.Add(builder.Build(nearest, exact, container, openTop));
                classes.Add((nearest, exact, container, openTop), index);
            }

            classOfScope[i] = index;
        }

        return new AccessMatrix(principals, operations, scopes, [.. rows], classOfScope);
    }
}
