namespace MLGovernance.OpenLineage;

/// <summary>Which tests a dataset passed.</summary>
public sealed record DataQualityAssertionsFacet
{
    /// <summary>Gets the tests.</summary>
    public required IReadOnlyList<DataQualityAssertion> Assertions { get; init; }
}

/// <summary>A test of a dataset.</summary>
public sealed record DataQualityAssertion
{
    /// <summary>Gets the sort of test, for example <c>not_null</c>.</summary>
    public required string Assertion { get; init; }

    /// <summary>Gets whether it passed.</summary>
    public required bool Success { get; init; }

    /// <summary>Gets the column that was tested; null tests the whole.</summary>
    public string? Column { get; init; }

    /// <summary>Gets how bad a failure is, for example <c>error</c> or <c>warn</c>.</summary>
    public string? Severity { get; init; }
}
