namespace MLGovernance.Azure;

/// <summary>The texts of the known service versions.</summary>
internal static class ServiceVersionText
{
    // Oldest first.
    internal static readonly string[] Known =
    [
        "2024-04-01", "2024-10-01", "2025-06-01", "2025-09-01", "2025-12-01", "2026-03-01", "2026-05-01", "2026-07-01", "2026-09-01",
    ];

    internal static string ToText(this MachineLearningClientOptions.ServiceVersion version)
    {
        int index = (int)version - 1;
        return index >= 0 && index < Known.Length
            ? Known[index]
            : throw new ArgumentOutOfRangeException(nameof(version), version, "Expected one of the enumerated service versions.");
    }
}
