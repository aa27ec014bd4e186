namespace MLGovernance.OpenLineage;

/// <summary>Which columns of the inputs each column of an output was made from.</summary>
public sealed record ColumnLineageDatasetFacet
{
    /// <summary>Gets what each column of this dataset was made from, by the column's name.</summary>
    public required IReadOnlyDictionary<string, ColumnLineageField> Fields { get; init; }

    /// <summary>Gets the columns that the whole dataset depends on, as by a filter, a join or a sort.</summary>
    public IReadOnlyList<ColumnLineageInputField>? Dataset { get; init; }
}

/// <summary>What one column was made from.</summary>
public sealed record ColumnLineageField
{
    /// <summary>Gets the columns that it was made from.</summary>
    public IReadOnlyList<ColumnLineageInputField> InputFields { get => field ?? []; init; }

    /// <summary>Gets the transformation in words; replaced by <see cref="ColumnLineageInputField.Transformations"/> in the specification.</summary>
    public string? TransformationDescription { get; init; }

    /// <summary>Gets <c>IDENTITY</c> or <c>MASKED</c>; replaced by <see cref="ColumnLineageInputField.Transformations"/> in the specification.</summary>
    public string? TransformationType { get; init; }
}

/// <summary>A column that another depends on.</summary>
public sealed record ColumnLineageInputField
{
    /// <summary>Gets the namespace of the dataset.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the name of the dataset.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the column.</summary>
    public required string Field { get; init; }

    /// <summary>Gets how the column was used.</summary>
    public IReadOnlyList<LineageTransformation>? Transformations { get; init; }
}
