using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Purview;

/// <summary>What a publish would do.</summary>
/// <param name="NewTypes">The names of the type definitions to create, ordered.</param>
/// <param name="ChangedTypes">The names of the type definitions to extend, ordered.</param>
/// <param name="Entities">The entities of the batch, in its order.</param>
public sealed record DataMapPlan(
    ImmutableArray<string> NewTypes, ImmutableArray<string> ChangedTypes, ImmutableArray<PlannedEntity> Entities)
{
    /// <summary>Gets the entities to mark as deprecated, because the estate no longer has them.</summary>
    public ImmutableArray<CatalogReference> Deprecated { get; init; } = [];

    /// <summary>Gets the entities to delete, in the order of deletion.</summary>
    public ImmutableArray<CatalogReference> Removed { get; init; } = [];

    /// <summary>Gets why entities that are gone from the estate are kept, or <see langword="null"/> when nothing is held back.</summary>
    public string? HeldBack { get; init; }

    /// <summary>Counts the entities with an action.</summary>
    /// <param name="action">The action.</param>
    public int Count(PlannedAction action) => Entities.Count(entity => entity.Action == action);

    /// <summary>Prints the plan: one line for each change, and a line of totals.</summary>
    /// <param name="output">Receives the lines.</param>
    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (string type in NewTypes)
        {
            output.WriteLine($"+ type {type}");
        }

        foreach (string type in ChangedTypes)
        {
            output.WriteLine($"~ type {type}");
        }

        foreach (PlannedEntity planned in Entities.Where(planned => planned.Action != PlannedAction.Unchanged))
        {
            output.WriteLine($"{(planned.Action == PlannedAction.Create ? '+' : '~')} {planned.Entity}");
            foreach (string difference in planned.Differences)
            {
                output.WriteLine($"    {difference}");
            }
        }

        foreach (CatalogReference gone in Deprecated)
        {
            output.WriteLine($"x {gone.TypeName} {gone.QualifiedName}: gone from the estate");
        }

        foreach (CatalogReference removed in Removed)
        {
            output.WriteLine($"- {removed.TypeName} {removed.QualifiedName}");
        }

        if (HeldBack is not null)
        {
            output.WriteLine($"! {HeldBack}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(PlannedAction.Create)} to create, {Count(PlannedAction.Update)} to update, {Deprecated.Length} to deprecate, {Removed.Length} to delete, " +
            $"{Count(PlannedAction.Unchanged)} unchanged; " +
            $"{NewTypes.Length} types to create, {ChangedTypes.Length} to extend."));
    }
}
