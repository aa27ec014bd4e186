using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MLGovernance.Package.Tests;

/// <summary>The walls of the house: who may depend on whom, what pure rooms may not touch, how long files may be.</summary>
public sealed partial class WallTests
{
    private const string Prefix = "MLGovernance.Sdk";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Prefix + ".Core"] = [],
        [Prefix + ".Lineage"] = [Prefix + ".Core"],
        [Prefix + ".Access"] = [Prefix + ".Core"],
        [Prefix + ".Policy"] = [Prefix + ".Lineage", Prefix + ".Access"],
        [Prefix + ".Purview"] = [Prefix + ".Policy"],
        [Prefix + ".Azure"] = [Prefix + ".Purview"],
        [Prefix] = [Prefix + ".Azure"],
        [Prefix + ".Yaml"] = [Prefix + ".Core"],
        [Prefix + ".Repository"] = [Prefix + ".Policy"],
        [Prefix + ".Testing"] = [Prefix + ".Purview"],
        [Prefix + ".Emulator"] = [Prefix + ".Core", Prefix + ".Purview"],
        [Prefix + ".Cli"] = [Prefix, Prefix + ".Emulator", Prefix + ".Yaml", Prefix + ".Repository"],
    };

    private static readonly string[] PureRooms = ["Core", "Lineage", "Access", "Policy", "Purview"];

    [Fact]
    public void ProjectReferences_RunOnlyAsDrawn()
    {
        List<string> wrong = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            string project = Path.GetFileNameWithoutExtension(file);
            foreach (XElement reference in XDocument.Load(file).Descendants("ProjectReference"))
            {
                string target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
                if (!Allowed.TryGetValue(project, out string[]? allowed) || !allowed.Contains(target))
                {
                    wrong.Add($"{project} -> {target}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void PureRooms_TouchNoFileNoNetworkNoClock()
    {
        string[] wrong = [.. PureRooms
            .SelectMany(room => Repository.Sources($"src/{Prefix}.{room}"))
            .Where(file => Impure().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative)];
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("src", 400)]
    [InlineData("tests", 500)]
    public void Files_StayReadable(string folder, int most)
    {
        string[] wrong = [.. Repository.Sources(folder)
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(row => row.Lines > most)
            .Select(row => $"{row.File}: {row.Lines} lines")];
        Assert.Empty(wrong);
    }

    [Fact]
    public void TypeNames_SayWhatTheyAre()
    {
        string[] wrong = [.. Repository.Sources("src").Where(file => VagueName().IsMatch(Path.GetFileName(file))).Select(Repository.Relative)];
        Assert.Empty(wrong);
    }

    [Fact]
    public void Repository_NamesNoMachineAndNoRegistryHost()
    {
        string[] wrong = [.. Repository.Sources("src").Concat(Repository.Sources("samples"))
            .Where(file => File.ReadAllText(file).Contains("/work/", StringComparison.Ordinal))
            .Select(Repository.Relative)];
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bHttpClient\b|\bHttpPipeline\b|\bFile\.(Read|Write|Open|Create|Append)|\bDateTime(Offset)?\.(Utc)?Now\b|\bStopwatch\b|\bEnvironment\.TickCount|\bGuid\.NewGuid\b|\bRandom\.Shared\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"(Manager|Helper|Helpers|Util|Utils|Utilities|Service|Info)\.cs$")]
    private static partial Regex VagueName();
}
