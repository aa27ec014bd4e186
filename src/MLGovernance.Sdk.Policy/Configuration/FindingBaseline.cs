using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The findings that were known when a team began: only new ones fail a check.</summary>
public sealed class FindingBaseline
{
    private readonly ImmutableSortedSet<string> _fingerprints;

    private FindingBaseline(ImmutableSortedSet<string> fingerprints) => _fingerprints = fingerprints;

    /// <summary>Gets the fingerprints of the known findings.</summary>
    public IReadOnlySet<string> Fingerprints => _fingerprints;

    /// <summary>Takes the violations of a report as known.</summary>
    /// <param name="report">The report.</param>
    public static FindingBaseline Of(ComplianceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new FindingBaseline(report.Violations.Select(finding => finding.Fingerprint).ToImmutableSortedSet(StringComparer.Ordinal));
    }

    /// <summary>Reads a baseline that <see cref="Write"/> wrote.</summary>
    /// <param name="json">The file's content in UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="FormatException">The file is no baseline.</exception>
    public static FindingBaseline Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new FindingBaseline(document.RootElement.GetProperty("fingerprints").EnumerateArray()
                .Select(item => item.GetString()!)
                .ToImmutableSortedSet(StringComparer.Ordinal));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{name} is no baseline; expected an object with 'fingerprints', as 'mlgov check --write-baseline' writes it.", error);
        }
    }

    /// <summary>Tells whether a finding was known.</summary>
    /// <param name="finding">The finding.</param>
    public bool Knows(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return _fingerprints.Contains(finding.Fingerprint);
    }

    /// <summary>Writes the baseline, in a stable order that diffs well.</summary>
    /// <param name="writer">Receives the JSON.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("fingerprints");
        foreach (string fingerprint in _fingerprints)
        {
            writer.WriteStringValue(fingerprint);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
