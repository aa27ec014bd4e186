namespace MLGovernance.OpenLineage;

/// <summary>The names of the transitions in events.</summary>
internal static class EventTypeNames
{
    internal static string Of(RunEventType type) => type.ToString().ToUpperInvariant();

    internal static RunEventType? Parse(string? text) =>
        Enum.TryParse(text, ignoreCase: true, out RunEventType type) && Enum.IsDefined(type) && !char.IsAsciiDigit(text![0]) ? type : null;
}
