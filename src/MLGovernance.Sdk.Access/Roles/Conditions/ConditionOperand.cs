using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>One side of a comparison in a condition.</summary>
internal abstract record ConditionOperand
{
    /// <summary>Where an attribute comes from.</summary>
    internal enum Source
    {
        Resource,
        Request,
        Principal,
        Environment,
    }

    /// <summary><c>@Source[name]</c>.</summary>
    internal sealed record Attribute(Source From, string Name) : ConditionOperand;

    /// <summary>One value or a list in braces.</summary>
    internal sealed record Values(ImmutableArray<string> Items) : ConditionOperand;
}
