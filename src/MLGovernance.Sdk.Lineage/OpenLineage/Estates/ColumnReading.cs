namespace MLGovernance.OpenLineage;

/// <summary>Reads the lineage of the columns of one dataset.</summary>
/// <param name="statements">Receives it.</param>
/// <param name="target">The dataset.</param>
/// <param name="job">The job that does the work; null where none is known.</param>
/// <param name="location">The facet.</param>
internal sealed class ColumnReading(EventStatements statements, EventEnd target, EventEnd? job, string location)
{
    internal void Read(ColumnLineageDatasetFacet facet, SchemaDatasetFacet? schema)
    {
        foreach ((string column, ColumnLineageField field) in facet.Fields)
        {
            foreach (ColumnLineageInputField input in field.InputFields)
            {
                Add(input, column, field);
            }
        }

        string[] columns = [.. facet.Fields.Keys.Union(schema?.Fields.Select(field => field.Name) ?? [], StringComparer.Ordinal)];
        foreach (ColumnLineageInputField input in facet.Dataset ?? [])
        {
            foreach (string column in columns)
            {
                Add(input, column, field: null);
            }
        }
    }

    internal void Read(IReadOnlyDictionary<string, LineageFieldEntry>? fields)
    {
        foreach ((string column, LineageFieldEntry entry) in fields ?? new Dictionary<string, LineageFieldEntry>())
        {
            foreach (LineageInput input in entry.Inputs)
            {
                if (EventEnd.Of(input, job) is { IsJob: false } source && input.Field is { } field)
                {
                    Add(source, field, column, input.Transformations);
                }
            }
        }
    }

    private void Add(ColumnLineageInputField input, string column, ColumnLineageField? field)
    {
        IReadOnlyList<LineageTransformation>? how = input.Transformations;
        if (how is null && field?.TransformationType is { } old)
        {
            how = [new LineageTransformation { Type = "DIRECT", Subtype = old == "MASKED" ? "TRANSFORMATION" : old, Masking = old == "MASKED" }];
        }

        Add(new EventEnd(false, input.Namespace, input.Name), input.Field, column, how);
    }

    private void Add(EventEnd source, string field, string column, IReadOnlyList<LineageTransformation>? transformations)
    {
        if (source != target)
        {
            statements.Add(EdgeMeaning.Stated(job is null ? LineageRole.DerivesFrom : LineageRole.Consumes), source, job ?? target, location);
        }

        if (transformations is not { Count: > 0 })
        {
            statements.Add(new ColumnStatement(source, field, target, column, null, false), location);
            return;
        }

        foreach (LineageTransformation how in transformations)
        {
            string words = how.Subtype is { Length: > 0 } subtype ? $"{how.Type}/{subtype}" : how.Type;
            statements.Add(new ColumnStatement(source, field, target, column, words, how.Masking ?? false), location);
        }
    }
}
