using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A scope that carries assignments, linked to the next such scope above it.</summary>
internal sealed class ScopeNode(string scope)
{
    public string Scope { get; } = scope;

    public ScopeNode? Above { get; set; }

    public bool IsUnreadable { get; set; }

    /// <summary>Gets or sets a value indicating whether an assignment here or above has a condition.</summary>
    public bool HasConditions { get; set; }

    public Dictionary<int, ImmutableArray<CompiledAssignment>> Roles { get; } = [];

    /// <summary>Gets the assignments to groups whose members could not all be read.</summary>
    public List<CompiledAssignment> OpenRoles { get; } = [];

    public Dictionary<int, ImmutableArray<CompiledAssignment>> Eligible { get; } = [];

    public List<CompiledDeny> Denies { get; } = [];

    public void Add(CompiledAssignment assignment, bool eligible, bool open)
    {
        Dictionary<int, ImmutableArray<CompiledAssignment>> into = eligible ? Eligible : Roles;
        into[assignment.Principal] = into.TryGetValue(assignment.Principal, out ImmutableArray<CompiledAssignment> list) ? list.Add(assignment) : [assignment];
        HasConditions |= assignment.Condition is not null;
        if (open && !eligible)
        {
            OpenRoles.Add(assignment);
        }
    }
}
