using System.Globalization;
using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Findings as rows of a table in Azure Data Explorer, beside the <see cref="LineageTables"/>: what a metadata repository asks about in KQL.</summary>
public static class FindingRows
{
    /// <summary>Gets the table. <c>Asset</c> is an <c>Id</c> of <see cref="LineageTables.Nodes"/> at the same <c>SnapshotAt</c>.</summary>
    public static KustoTable Table { get; } = new("PolicyFindings", "A policy that an asset breaks, or that could not be decided, in one snapshot.",
    [
        new("SnapshotAt", KustoType.DateTime), new("EvaluatedAt", KustoType.DateTime), new("Fingerprint"), new("Policy"), new("PolicyName"), new("Category"),
        new("Asset"), new("Kind"), new("DisplayName"), new("Scope"), new("State"), new("Severity"), new("Effect"), new("Message"), new("Remediation"),
        new("Evidence", KustoType.Dynamic),
    ]);

    /// <summary>Returns the rows of a report, made one by one as they are read.</summary>
    /// <param name="report">The report.</param>
    public static IEnumerable<IReadOnlyList<string?>> Of(ComplianceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Findings.Select(finding => (IReadOnlyList<string?>)
        [
            Time(report.Graph.Snapshot.TakenAt), Time(report.EvaluatedAt), finding.Fingerprint, finding.Policy.Id, finding.Policy.DisplayName, finding.Policy.Category,
            finding.Asset.Id.Value, finding.Asset.Kind.Name, finding.Asset.DisplayName, finding.Asset.Id.Scope?.Value, finding.State.ToString(),
            finding.Severity.ToString(), finding.Effect.ToString(), finding.Message, finding.Policy.Remediation, EvidenceOf(finding),
        ]);
    }

    private static string EvidenceOf(Finding finding)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (Evidence evidence in finding.Evidence)
            {
                ComplianceJsonWriter.WriteEvidence(finding, evidence, writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
