using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary>What a check evaluates and what it knows already, from files.</summary>
/// <param name="Policies">The policies as configured.</param>
/// <param name="Baseline">The known findings, or null.</param>
internal sealed record CheckSettings(PolicySet Policies, FindingBaseline? Baseline)
{
    private const string DefaultFile = ".mlgovernance.json";

    internal static CheckSettings Read(FileInfo? config, bool controls, FileInfo? baseline)
    {
        FileInfo file = config ?? new FileInfo(DefaultFile);
        PolicyConfiguration configuration = config is not null || file.Exists
            ? PolicyConfigurationReader.Read(File.ReadAllBytes(file.FullName), file.Name)
            : PolicyConfiguration.Default;
        if (controls)
        {
            configuration = configuration with { Catalogues = [.. configuration.Catalogues, "controls"] };
        }

        FileInfo? known = baseline ?? (configuration.Baseline is { } path ? new FileInfo(Path.Combine(file.DirectoryName!, path)) : null);
        return new CheckSettings(configuration.ToPolicySet(), known is null ? null : FindingBaseline.Read(File.ReadAllBytes(known.FullName), known.Name));
    }

    internal static void WriteBaseline(ComplianceReport report, FileInfo file)
    {
        string draft = file.FullName + ".part";
        using (FileStream stream = File.Create(draft))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            FindingBaseline.Of(report).Write(writer);
        }

        File.Move(draft, file.FullName, overwrite: true);
    }
}
