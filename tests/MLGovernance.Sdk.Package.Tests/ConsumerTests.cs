using System.Diagnostics;
using System.Xml.Linq;

namespace MLGovernance.Package.Tests;

/// <summary>What a user gets: the packed packages, restored from a folder by a project outside this repository, and run.</summary>
public sealed class ConsumerTests : IDisposable
{
    private const string Version = "0.0.1-consumer.1";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-consumer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task PackedPackages_RestoredByAConsumer_RunTheWay()
    {
        string feed = Path.Combine(_folder, "feed");
        foreach (string project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!project.EndsWith(".Cli.csproj", StringComparison.Ordinal))
            {
                await Dotnet(Repository.Root, "pack", project, "--no-build", "-c", Repository.Configuration, "-o", feed, $"-p:MinVerVersionOverride={Version}", "--nologo", "-v", "q");
            }
        }

        string consumer = Path.Combine(_folder, "consumer");
        Directory.CreateDirectory(consumer);
        await File.WriteAllTextAsync(Path.Combine(consumer, "consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MLGovernance.Sdk" Version="{Version}" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{PinnedVersion("Microsoft.Extensions.DependencyInjection")}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(consumer, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed">
                  <package pattern="MLGovernance.*" />
                </packageSource>
                <packageSource key="nuget.org">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(consumer, "Program.cs"), """"
            using Microsoft.Extensions.DependencyInjection;
            using MLGovernance;
            using MLGovernance.Lineage;
            using MLGovernance.Pipeline;
            using MLGovernance.Policy;

            var services = new ServiceCollection();
            services.AddMLGovernance(g => g.AddSource(_ => new TwoAssets()));
            using ServiceProvider provider = services.BuildServiceProvider();
            GovernanceRun run = await provider.GetRequiredService<GovernancePipeline>().RunAsync();
            Asset model = run.Snapshot.OfKind(AssetKinds.ModelVersion).Single();
            Console.WriteLine($"{run.Snapshot.Count} assets, upstream of {model.DisplayName}: {string.Join(", ", run.Graph.Upstream(model.Id))}");

            internal sealed class TwoAssets : IEstateSource
            {
                private const string Workspace = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

                public string Name => "two assets";

                public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
                {
                    into.Add(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/models/m/versions/1","properties":{"jobName":"train"} }"""));
                    into.Add(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/jobs/train","properties":{"jobType":"Command"} }"""));
                    return Task.CompletedTask;
                }
            }
            """");
        string printed = await Dotnet(consumer, "run");
        Assert.Contains("2 assets, upstream of m:1: job train", printed, StringComparison.Ordinal);
    }

    private static string PinnedVersion(string package)
    {
        XDocument versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        string version = versions.Descendants("PackageVersion").Single(element => element.Attribute("Include")!.Value == package).Attribute("Version")!.Value;
        return version == "$(ExtensionsVersion)" ? versions.Descendants("ExtensionsVersion").Single().Value : version;
    }

    private static async Task<string> Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        return text;
    }
}
