using System.Collections.Immutable;
using static MLGovernance.Access.PrincipalBits;

namespace MLGovernance.Access;

/// <summary>Computes the rows of an access matrix scope class by scope class; a class inherits the rows of the class above it.</summary>
internal sealed class MatrixBuilder
{
    private readonly PrincipalIndex _index;
    private readonly IReadOnlyList<ScopeNode> _managementGroups;
    private readonly ImmutableArray<AccessOperation> _operations;
    private readonly string[] _names;
    private readonly int _words;
    private readonly ulong[] _everybody;
    private readonly ulong[]?[] _members;
    private readonly Dictionary<(ScopeNode Node, string? Container), Rows[]> _grants = [];

    public MatrixBuilder(
        PrincipalIndex index, IReadOnlyList<ScopeNode> managementGroups, ImmutableArray<string> principals, ImmutableArray<AccessOperation> operations)
    {
        _index = index;
        _managementGroups = managementGroups;
        _operations = operations;
        _names = [.. operations.Select(operation => operation.Name.ToLowerInvariant())];
        _words = (principals.Length + 63) / 64;
        _everybody = new ulong[_words];
        _members = new ulong[index.Count][];
        for (int i = 0; i < principals.Length; i++)
        {
            Set(_everybody, i);
            foreach (int group in index.ClosureOf(index.Find(principals[i])))
            {
                Set(_members[group] ??= new ulong[_words], i);
            }
        }
    }

    /// <summary>Returns the rows of a class: one an operation.</summary>
    public AccessMatrix.MatrixRow[] Build(ScopeNode? nearest, bool isExact, string? container, bool openTop)
    {
        Rows[] grants = nearest is null ? [.. Enumerable.Repeat(new Rows(Nobody, Nobody), _operations.Length)] : Grants(nearest, container);
        bool unreadable = false;
        for (ScopeNode? node = nearest; node is not null; node = node.Above)
        {
            unreadable |= node.IsUnreadable;
        }

        var result = new AccessMatrix.MatrixRow[_operations.Length];
        for (int op = 0; op < result.Length; op++)
        {
            Rows row = grants[op];
            ulong[] open = row.Open;
            if (unreadable)
            {
                open = _everybody;
            }
            else if (openTop)
            {
                foreach (ScopeNode group in _managementGroups)
                {
                    Rows above = Grants(group, container)[op];
                    open = Union(open, Union(above.Allowed, above.Open));
                }
            }

            (ulong[] denied, ulong[] maybeDenied) = Denials(nearest, isExact, op);
            ulong[] allowed = Minus(Minus(row.Allowed, denied), maybeDenied);
            ulong[] doubted = denied.Length == 0 && maybeDenied.Length == 0 ? open : Minus(Union(open, row.Allowed), denied);
            result[op] = new AccessMatrix.MatrixRow(allowed, Minus(doubted, allowed));
        }

        return result;
    }

    private Rows[] Grants(ScopeNode node, string? container)
    {
        if (!node.HasConditions)
        {
            container = null;
        }

        if (_grants.TryGetValue((node, container), out Rows[]? known))
        {
            return known;
        }

        Rows[] rows = node.Above is null ? [.. Enumerable.Repeat(new Rows(Nobody, Nobody), _operations.Length)] : [.. Grants(node.Above, container)];
        AccessAttributes attributes = container is null ? AccessAttributes.Unknown : AccessAttributes.OfBlob(container, null);
        foreach (ImmutableArray<CompiledAssignment> assignments in node.Roles.Values)
        {
            foreach (CompiledAssignment assignment in assignments)
            {
                Add(assignment, attributes, rows);
            }
        }

        _grants.Add((node, container), rows);
        return rows;
    }

    private void Add(CompiledAssignment assignment, AccessAttributes attributes, Rows[] rows)
    {
        ulong[] members = _members[assignment.Principal] ?? Nobody;
        ulong[] maybe = _index.IsOpen(assignment.Principal) ? _everybody : Nobody;
        for (int op = 0; op < rows.Length; op++)
        {
            TruthValue holds = assignment.Covers(_names[op], _operations[op].IsDataAction);
            if (holds != TruthValue.False && assignment.Condition is { } condition)
            {
                holds = holds.And(condition.Evaluate(_names[op], null, attributes));
            }

            if (holds != TruthValue.False)
            {
                ulong[] allowed = holds == TruthValue.True ? Union(rows[op].Allowed, members) : rows[op].Allowed;
                ulong[] open = Union(rows[op].Open, holds == TruthValue.True ? maybe : Union(members, maybe));
                rows[op] = new Rows(allowed, open);
            }
        }
    }

    private (ulong[] Denied, ulong[] Maybe) Denials(ScopeNode? nearest, bool isExact, int op)
    {
        ulong[] denied = Nobody;
        ulong[] maybe = Nobody;
        for (ScopeNode? node = nearest; node is not null; node = node.Above)
        {
            foreach (CompiledDeny deny in node.Denies)
            {
                bool reaches = !deny.Source.DoNotApplyToChildScopes || (isExact && ReferenceEquals(node, nearest));
                if (!reaches || !deny.Blocks.Covers(_names[op], _operations[op].IsDataAction))
                {
                    continue;
                }

                (ulong[] listed, ulong[] listedMaybe) = deny.Everybody ? (_everybody, Nobody) : MembersOf(deny.Principals);
                (ulong[] excluded, ulong[] excludedMaybe) = MembersOf(deny.Excluded);
                denied = Union(denied, Minus(Minus(listed, excluded), excludedMaybe));
                maybe = Union(maybe, Minus(Union(listed, listedMaybe), excluded));
            }
        }

        return (denied, Minus(maybe, denied));
    }

    private (ulong[] Known, ulong[] Maybe) MembersOf(int[] principals)
    {
        ulong[] known = Nobody;
        ulong[] maybe = Nobody;
        foreach (int principal in principals)
        {
            known = Union(known, _members[principal] ?? Nobody);
            maybe = _index.IsOpen(principal) ? _everybody : maybe;
        }

        return (known, maybe);
    }

    private readonly record struct Rows(ulong[] Allowed, ulong[] Open);
}
