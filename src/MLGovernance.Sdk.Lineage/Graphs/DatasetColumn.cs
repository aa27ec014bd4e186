namespace MLGovernance.Lineage;

/// <summary>A column of a dataset, or a feature of a feature set.</summary>
/// <param name="Dataset">The dataset's identity.</param>
/// <param name="Column">The column's name, as its source writes it; compared ordinally.</param>
public readonly record struct DatasetColumn(AssetId Dataset, string Column) : IComparable<DatasetColumn>
{
    /// <summary>Orders by dataset, then by name.</summary>
    /// <param name="other">The other column.</param>
    public int CompareTo(DatasetColumn other)
    {
        int order = Dataset.CompareTo(other.Dataset);
        return order != 0 ? order : string.CompareOrdinal(Column, other.Column);
    }

    /// <summary>Returns the dataset and the column as <c>dataset#column</c>.</summary>
    public override string ToString() => $"{Dataset.Value}#{Column}";

    /// <summary>Tells whether one column comes before another.</summary>
    public static bool operator <(DatasetColumn left, DatasetColumn right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one column comes after another.</summary>
    public static bool operator >(DatasetColumn left, DatasetColumn right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one column does not come after another.</summary>
    public static bool operator <=(DatasetColumn left, DatasetColumn right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one column does not come before another.</summary>
    public static bool operator >=(DatasetColumn left, DatasetColumn right) => left.CompareTo(right) >= 0;
}
