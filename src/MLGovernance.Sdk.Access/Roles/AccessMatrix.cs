using System.Collections.Immutable;
using System.Numerics;

namespace MLGovernance.Access;

/// <summary>The answers for every principal, operation and scope of three lists, stored as bit rows that equal scopes share.</summary>
public sealed class AccessMatrix
{
    private readonly MatrixRow[][] _rowsByClass;
    private readonly int[] _classOfScope;

    internal AccessMatrix(
        ImmutableArray<string> principals, ImmutableArray<AccessOperation> operations, ImmutableArray<string> scopes, MatrixRow[][] rowsByClass, int[] classOfScope)
    {
        Principals = principals;
        Operations = operations;
        Scopes = scopes;
        _rowsByClass = rowsByClass;
        _classOfScope = classOfScope;
    }

    /// <summary>Gets the principals, the first axis.</summary>
    public ImmutableArray<string> Principals { get; }

    /// <summary>Gets the operations, the second axis.</summary>
    public ImmutableArray<AccessOperation> Operations { get; }

    /// <summary>Gets the scopes, the third axis.</summary>
    public ImmutableArray<string> Scopes { get; }

    /// <summary>Gets how many different scopes there are as far as assignments go; scopes below the same assignments share their answers.</summary>
    public int DistinctScopes => _rowsByClass.Length;

    /// <summary>Gets the answer of one cell.</summary>
    /// <param name="principal">The index of the principal.</param>
    /// <param name="operation">The index of the operation.</param>
    /// <param name="scope">The index of the scope.</param>
    public AccessResult this[int principal, int operation, int scope]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)principal, (uint)Principals.Length, nameof(principal));
            return Row(operation, scope)[principal];
        }
    }

    /// <summary>Counts the cells with an answer.</summary>
    /// <param name="result">The answer.</param>
    public long Count(AccessResult result)
    {
        long[] scopes = new long[_rowsByClass.Length];
        foreach (int index in _classOfScope)
        {
            scopes[index]++;
        }

        long known = 0;
        for (int index = 0; index < _rowsByClass.Length; index++)
        {
            foreach (MatrixRow row in _rowsByClass[index])
            {
                known += scopes[index] * (result == AccessResult.Allowed ? row.CountAllowed() : result == AccessResult.Indeterminate ? row.CountOpen() : row.CountAllowed() + row.CountOpen());
            }
        }

        return result == AccessResult.Denied ? ((long)Principals.Length * Operations.Length * Scopes.Length) - known : known;
    }

    /// <summary>Lists the principals that may do an operation on a scope.</summary>
    /// <param name="operation">The index of the operation.</param>
    /// <param name="scope">The index of the scope.</param>
    public IEnumerable<string> Allowed(int operation, int scope)
    {
        MatrixRow row = Row(operation, scope);
        for (int principal = 0; principal < Principals.Length; principal++)
        {
            if (row[principal] == AccessResult.Allowed)
            {
                yield return Principals[principal];
            }
        }
    }

    internal MatrixRow Row(int operation, int scope) => _rowsByClass[_classOfScope[scope]][operation];

    /// <summary>One (scope, operation) line: a bit for "allowed" and a bit for "indeterminate" a principal.</summary>
    internal readonly record struct MatrixRow(ulong[] Allowed, ulong[] Open)
    {
        public AccessResult this[int principal] =>
            PrincipalBits.Has(Allowed, principal) ? AccessResult.Allowed : PrincipalBits.Has(Open, principal) ? AccessResult.Indeterminate : AccessResult.Denied;

        public long CountAllowed() => Count(Allowed);

        public long CountOpen() => Count(Open);

        public bool SameAs(in MatrixRow other) => Allowed.AsSpan().SequenceEqual(other.Allowed) && Open.AsSpan().SequenceEqual(other.Open);

        private static long Count(ulong[] bits)
        {
            long count = 0;
            foreach (ulong word in bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }
}
