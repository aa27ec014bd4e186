namespace MLGovernance.Lineage;

/// <summary>A column of a table in Azure Data Explorer.</summary>
/// <param name="Name">The name: letters and digits, fixed by the library and never taken from data.</param>
/// <param name="Type">The type.</param>
public sealed record KustoColumn(string Name, KustoType Type = KustoType.String);

/// <summary>The types of columns that the library's tables use.</summary>
public enum KustoType
{
    /// <summary>Text; Kusto knows no null of it, an absent value is the empty text.</summary>
    String,

    /// <summary>A point in time in UTC, to 100 nanoseconds.</summary>
    DateTime,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A JSON value.</summary>
    Dynamic,
}
