using System.Numerics;

namespace MLGovernance;

/// <summary>A set of lineage roles.</summary>
/// <param name="Mask">One bit for each role, at the position of its number.</param>
public readonly record struct LineageRoleSet(uint Mask)
{
    /// <summary>Gets the roles along which data flows: what "lineage" means.</summary>
    public static LineageRoleSet Data { get; } = Of(
        LineageRole.Consumes, LineageRole.Produces, LineageRole.Registers, LineageRole.Deploys, LineageRole.Serves,
        LineageRole.DerivesFrom, LineageRole.Materializes);

    /// <summary>Gets the roles that are not data flow.</summary>
    public static LineageRoleSet Supporting { get; } = new(All.Mask & ~Data.Mask);

    /// <summary>Gets all roles: what "impact" means.</summary>
    public static LineageRoleSet All => new((1u << ((int)LineageRole.Supports + 1)) - 1);

    /// <summary>Gets the number of roles in the set.</summary>
    public int Count => BitOperations.PopCount(Mask);

    /// <summary>Returns the set of some roles.</summary>
    /// <param name="roles">The roles.</param>
    public static LineageRoleSet Of(params ReadOnlySpan<LineageRole> roles)
    {
        uint mask = 0;
        foreach (LineageRole role in roles)
        {
            mask |= 1u << (int)role;
        }

        return new LineageRoleSet(mask);
    }

    /// <summary>Tells whether a role is in the set.</summary>
    /// <param name="role">The role.</param>
    public bool Contains(LineageRole role) => (Mask >> (int)role & 1) != 0;

    /// <summary>Returns the roles that are in either set.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    public static LineageRoleSet operator |(LineageRoleSet left, LineageRoleSet right) => new(left.Mask | right.Mask);

    /// <summary>Returns the roles that are in either set.</summary>
    /// <param name="other">The other set.</param>
    public LineageRoleSet BitwiseOr(LineageRoleSet other) => this | other;
}
