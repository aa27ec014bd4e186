using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy coverage</c>: which definitions of a folder can be decided offline.</summary>
internal static class PolicyCoverageCommand
{
    internal static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder with definition files (*.json), searched with its subfolders." };
        var output = new Option<string>("--output") { Description = "text or ndjson.", DefaultValueFactory = static _ => "text" };
        output.AcceptOnlyFromAmong("text", "ndjson");
        var switches = new PolicyLanguageSwitches();
        var command = new Command("coverage", "Tell which policy definitions of a folder can be decided offline, and what stands in the way.") { folder, output };
        switches.AddTo(command);
        command.SetAction(parsed => PolicyCommandErrors.Guard(parsed, () =>
        {
            DirectoryInfo directory = parsed.GetValue(folder)!;
            if (!directory.Exists)
            {
                throw new AzurePolicyFormatException(directory.Name, "$", "the folder does not exist");
            }

            AliasCatalog catalog = switches.Catalog(parsed);
            PolicyLanguageOptions options = switches.Options(parsed);
            IEnumerable<(string File, PolicyCoverage Coverage)> all = directory
                .EnumerateFiles("*.json", SearchOption.AllDirectories)
                .OrderBy(static f => f.FullName, StringComparer.Ordinal)
                .Select(f => (Path.GetRelativePath(directory.FullName, f.FullName), Of(f, catalog, options)))
                .Where(static c => c.Item2 is not null)
                .Select(static c => (c.Item1, c.Item2!));
            Write(parsed.InvocationConfiguration.Output, all, parsed.GetValue(output) == "ndjson");
            return 0;
        }));
        return command;
    }

    // A file that is no definition (an initiative, a parameter file) is passed over; one that is not JSON is reported.
    private static PolicyCoverage? Of(FileInfo file, AliasCatalog catalog, PolicyLanguageOptions options)
    {
        try
        {
            JsonElement json = PolicyInput.ReadJson(file);
            bool definition = json.ValueKind == JsonValueKind.Object
                && (json.TryGetProperty("policyRule", out _) || json.TryGetProperty("if", out _)
                    || (json.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
                        && (properties.TryGetProperty("policyRule", out _) || !properties.TryGetProperty("policyDefinitions", out _))));
            return definition ? PolicyCoverage.Of(json, catalog, options) : null;
        }
        catch (AzurePolicyFormatException exception)
        {
            return new PolicyCoverage { Definition = "", Mode = "", Decidability = PolicyDecidability.NotSupported, Reason = exception.Message };
        }
    }

    private static void Write(TextWriter output, IEnumerable<(string File, PolicyCoverage Coverage)> all, bool ndjson)
    {
        var counts = new SortedDictionary<PolicyDecidability, int>();
        foreach ((string file, PolicyCoverage coverage) in all)
        {
            counts[coverage.Decidability] = counts.GetValueOrDefault(coverage.Decidability) + 1;
            if (ndjson)
            {
                output.WriteLine(Line(file, coverage));
                continue;
            }

            string assumed = coverage.AssumedFields.IsEmpty ? "" : $"; assumed paths: {string.Join(", ", coverage.AssumedFields)}";
            output.WriteLine($"{coverage.Decidability,-17} {file}{(coverage.Reason is { } reason ? $": {reason}" : "")}{assumed}");
        }

        if (!ndjson)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Values.Sum()} definitions: {string.Join(", ", counts.Select(static c => $"{c.Value} {c.Key}"))}"));
        }
    }

    private static string Line(string file, PolicyCoverage coverage)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("definition", coverage.Definition);
            writer.WriteString("mode", coverage.Mode);
            writer.WriteString("decidability", coverage.Decidability.ToString());
            writer.WriteString("reason", coverage.Reason);
            writer.WriteStartArray("assumedFields");
            foreach (string field in coverage.AssumedFields)
            {
                writer.WriteStringValue(field);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
