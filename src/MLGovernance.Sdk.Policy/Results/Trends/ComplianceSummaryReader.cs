using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Reads the summary out of a report that <see cref="ComplianceJsonWriter"/> wrote.</summary>
public static class ComplianceSummaryReader
{
    /// <summary>Reads a report.</summary>
    /// <param name="json">The file's content in UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="FormatException">The file is no report; the message names the file and the place.</exception>
    public static ComplianceSummary Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return new ComplianceSummary
            {
                EvaluatedAt = Member(root, "evaluatedAt", "$", name).AsTime() ?? throw Wrong(name, "$.evaluatedAt", "a time"),
                Policies = [.. Items(root, "policies", name).Select((policy, i) => Policy(policy, $"$.policies[{i}]", name))],
                Violations =
                [
                    .. Items(root, "findings", name)
                        .Select((finding, i) => (Json: finding, Path: $"$.findings[{i}]"))
                        .Where(finding => Text(finding.Json, "state", finding.Path, name) == nameof(ComplianceState.NonCompliant))
                        .Select(finding => Violation(finding.Json, finding.Path, name)),
                ],
            };
        }
        catch (JsonException error)
        {
            throw new FormatException($"{name} is no valid JSON at line {error.LineNumber + 1}: {error.Message}", error);
        }
    }

    private static PolicySummary Policy(JsonElement json, string path, string file) => new(
        Text(json, "id", path, file),
        [.. json.TryGetProperty("frameworks", out JsonElement frameworks) && frameworks.ValueKind == JsonValueKind.Array ? frameworks.EnumerateArray().Select(item => item.AsText()).OfType<string>() : []],
        new ComplianceCounts(Count(json, "compliant"), Count(json, "nonCompliant"), Count(json, "exempt"), Count(json, "unknown"), Count(json, "error")));

    private static KnownFinding Violation(JsonElement json, string path, string file) => new(
        Text(json, "fingerprint", path, file),
        Text(json, "policy", path, file),
        Enum.TryParse(Text(json, "severity", path, file), out PolicySeverity severity) ? severity : throw Wrong(file, path + ".severity", "a severity"),
        AssetId.TryParse(Text(json, "asset", path, file), null, out AssetId id, out string? error) ? id : throw new FormatException($"{file} at {path}.asset: {error}"),
        Text(json, "kind", path, file),
        Text(json, "message", path, file));

    private static int Count(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement count) && count.TryGetInt32(out int value) ? value : 0;

    private static string Text(JsonElement json, string name, string path, string file) =>
        Member(json, name, path, file) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Wrong(file, $"{path}.{name}", "a text");

    private static JsonElement[] Items(JsonElement json, string name, string file) =>
        Member(json, name, "$", file) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : throw Wrong(file, $"$.{name}", "an array");

    private static JsonElement Member(JsonElement json, string name, string path, string file) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : throw Wrong(file, path, $"an object with '{name}'");

    private static FormatException Wrong(string file, string path, string expected) =>
        new($"{file} at {path}: expected {expected}, as 'mlgov check --output json' writes it.");
}
