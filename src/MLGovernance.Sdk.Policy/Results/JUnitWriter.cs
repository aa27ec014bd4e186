using System.Globalization;
using System.Xml;

namespace MLGovernance.Policy;

/// <summary>
/// Writes a compliance report as JUnit XML, which every build server shows: a suite for each policy, a case for each asset. Violations are
/// failures, failed policies errors; what is unknown or waived is skipped with the reason.
/// </summary>
public static class JUnitWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(ComplianceReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true });
        ILookup<int, ComplianceResult> byPolicy = report.Results.ToLookup(result => result.Policy);
        ILookup<(string Policy, int Asset), Finding> findings = report.Findings.ToLookup(finding => (finding.Policy.Id, finding.Asset.Index));
        ILookup<int, Finding> failures = report.Findings.Where(finding => finding.State == ComplianceState.Error).ToLookup(finding => finding.Asset.Index);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "MLGovernance");
        for (int policy = 0; policy < report.Policies.Length; policy++)
        {
            ComplianceResult[] results = [.. byPolicy[policy]];
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean($"{report.Policies[policy].Id} {report.Policies[policy].DisplayName}"));
            Count(xml, "tests", results.Length);
            Count(xml, "failures", results.Count(result => result.State == ComplianceState.NonCompliant));
            Count(xml, "errors", results.Count(result => result.State == ComplianceState.Error));
            Count(xml, "skipped", results.Count(result => result.State is ComplianceState.Unknown or ComplianceState.Exempt));
            foreach (ComplianceResult result in results)
            {
                Asset asset = report.Graph.Snapshot[result.Asset];
                Finding? finding = findings[(report.Policies[policy].Id, result.Asset)].FirstOrDefault() ?? failures[result.Asset].FirstOrDefault();
                WriteCase(xml, asset, result.State, finding);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Asset asset, ComplianceState state, Finding? finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean($"{asset.Kind.DisplayName} {asset.DisplayName}"));
        xml.WriteAttributeString("classname", Clean(asset.Id.Scope?.Name ?? asset.Kind.Name));
        string? element = state switch
        {
            ComplianceState.NonCompliant => "failure",
            ComplianceState.Error => "error",
            ComplianceState.Unknown or ComplianceState.Exempt => "skipped",
            _ => null,
        };
        if (element is not null)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", Clean(finding?.Exemption is { } exemption ? $"{finding.Message} Waived: {exemption.Reason}" : finding?.Message ?? state.ToString()));
            if (element == "failure" && finding is not null)
            {
                xml.WriteAttributeString("type", finding.Severity.ToString());
                xml.WriteString(Clean($"{asset.Id.Value}\n{finding.Policy.Remediation}"));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Replaces what XML 1.0 cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));
}
