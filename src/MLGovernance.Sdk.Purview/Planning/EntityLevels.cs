using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>
/// Puts entities into levels, so that each refers only to earlier ones: a reference by name to an entity of the same request fails
/// the whole request.
/// </summary>
public static class EntityLevels
{
    /// <summary>Lists the entities that an entity's attributes and relationships refer to.</summary>
    /// <param name="entity">The entity.</param>
    public static IEnumerable<CatalogReference> References(CatalogEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Attributes.Concat(entity.RelationshipAttributes).SelectMany(attribute => attribute.Value switch
        {
            CatalogReference one => [one],
            IEnumerable<CatalogReference> many => many,
            _ => Enumerable.Empty<CatalogReference>(),
        });
    }

    /// <summary>Returns the levels, each in the order of the input. Entities that refer to each other share the last one.</summary>
    /// <param name="items">The items, each of one entity.</param>
    /// <param name="entityOf">Gives the entity of an item.</param>
    /// <typeparam name="T">What bears an entity.</typeparam>
    public static ImmutableArray<ImmutableArray<T>> Of<T>(IReadOnlyList<T> items, Func<T, CatalogEntity> entityOf)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(entityOf);
        Dictionary<CatalogReference, int> places = [];
        for (int index = 0; index < items.Count; index++)
        {
            places[entityOf(items[index]).Reference] = index;
        }

        int[][] needs = new int[items.Count][];
        List<int>[] neededBy = new List<int>[items.Count];
        int[] open = new int[items.Count];
        for (int index = 0; index < items.Count; index++)
        {
            CatalogEntity entity = entityOf(items[index]);
            needs[index] =
            [
                .. References(entity).Where(places.ContainsKey).Select(reference => places[reference])
                    .Where(place => place != index).Distinct(),
            ];
            open[index] = needs[index].Length;
            foreach (int need in needs[index])
            {
                (neededBy[need] ??= []).Add(index);
            }
        }

        ImmutableArray<ImmutableArray<T>>.Builder levels = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        List<int> level = [.. Enumerable.Range(0, items.Count).Where(index => open[index] == 0)];
        int placed = 0;
        while (level.Count > 0)
        {
            placed += level.Count;
            level.Sort();
            levels.Add([.. level.Select(index => items[index])]);
            List<int> next = [];
            foreach (int done in level.SelectMany(index => neededBy[index] ?? []))
            {
                if (--open[done] == 0)
                {
                    next.Add(done);
                }
            }

            level = next;
        }

        if (placed < items.Count)
        {
            levels.Add([.. Enumerable.Range(0, items.Count).Where(index => open[index] > 0).Select(index => items[index])]);
        }

        return levels.ToImmutable();
    }
}
