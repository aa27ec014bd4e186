using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>What a publisher did.</summary>
public sealed record PublishReceipt
{
    /// <summary>Gets the number of entities that were created.</summary>
    public int Created { get; init; }

    /// <summary>Gets the number of entities that were changed.</summary>
    public int Updated { get; init; }

    /// <summary>Gets the number of entities that were as wanted already.</summary>
    public int Unchanged { get; init; }

    /// <summary>Gets the number of entities that were marked as deprecated, because the estate no longer has them.</summary>
    public int Deprecated { get; init; }

    /// <summary>Gets the number of entities that were deleted.</summary>
    public int Deleted { get; init; }

    /// <summary>Gets the number of entities that were refused.</summary>
    public int Failed => Failures.Length;

    /// <summary>Gets the refused entities, each with the reason; ordered by entity.</summary>
    public ImmutableArray<PublishFailure> Failures { get; init; } = [];

    /// <summary>Gets the number of requests that were sent.</summary>
    public int Requests { get; init; }

    /// <summary>Gets a value that tells whether nothing was sent because only a plan was asked for.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Returns the totals on one line.</summary>
    public override string ToString() =>
        $"{(IsDryRun ? "would be " : string.Empty)}created {Created}, updated {Updated}, unchanged {Unchanged}, deprecated {Deprecated}, deleted {Deleted}, failed {Failed}";
}

/// <summary>An entity that a catalogue refused.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Code">The service's error code, for example <c>ATLAS-400-00-036</c>.</param>
/// <param name="Message">The reason, for people; without secrets.</param>
public sealed record PublishFailure(CatalogReference Entity, string Code, string Message);
