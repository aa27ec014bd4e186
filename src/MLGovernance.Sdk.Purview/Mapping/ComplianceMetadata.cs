using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>Sums up what policies found of an asset, as business metadata.</summary>
internal static class ComplianceMetadata
{
    internal static ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, Asset asset)
    {
        if (report.Policies.IsEmpty)
        {
            return CatalogEntity.NoMetadata;
        }

        Finding[] findings = [.. report.FindingsOf(asset)];
        Finding[] violations = [.. findings.Where(finding => finding.State == ComplianceState.NonCompliant)];
        ComplianceState state = violations.Length > 0 ? ComplianceState.NonCompliant
            : findings.Any(finding => finding.State is ComplianceState.Unknown or ComplianceState.Error) ? ComplianceState.Unknown
            : findings.Length > 0 ? ComplianceState.Exempt : ComplianceState.Compliant;
        // No time of evaluation: an estate that did not change must map to entities that did not change.
        List<CatalogAttribute> attributes = [];
        if (violations.Length > 0)
        {
            attributes.Add(new CatalogAttribute("highestSeverity", violations.Max(finding => finding.Severity).ToString()));
            attributes.Add(new CatalogAttribute("policies", string.Join(", ", violations.Select(finding => finding.Policy.Id).Distinct().Order(StringComparer.Ordinal))));
        }

        attributes.Add(new CatalogAttribute("state", state.ToString()));
        attributes.Add(new CatalogAttribute("violations", violations.Length));
        return CatalogEntity.NoMetadata.Add(TypeNames.ComplianceGroup, [.. attributes]);
    }
}
