using System.Collections.Immutable;
using System.CommandLine;
using MLGovernance.Lineage;
using Spectre.Console;

namespace MLGovernance.Cli.Sharing;

/// <summary><c>mlgov sharing</c>: what is shared across workspaces, registries, pods and tenants.</summary>
internal static class SharingCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Option<SharingReach[]> reach = new("--across") { Description = "Tell only what crosses these borders: workspaces, registries, pods, tenants; may be given several times." };
        Option<string[]> podTags = new("--pod-tag") { Description = "The tag of a workspace that tells its pod; may be given several times. The default is 'pod'." };
        Option<FileInfo?> pods = new("--pods") { Description = "A pod plan, as for 'mlgov access pods'; it wins over tags." };
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command(
            "sharing",
            "Tell what is shared across workspaces, registries, pods and tenants, who shares it and how.\nExample: mlgov sharing --folder saved --across pods --pods pods.json")
        {
            reach, podTags, pods, output,
        };
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            SharingReach wanted = (parsed.GetValue(reach) ?? []).Aggregate(SharingReach.None, (all, one) => all | one);
            var options = new SharingOptions { Pods = PodWorkspaces.Read(parsed.GetValue(pods)) };
            if (parsed.GetValue(podTags) is { Length: > 0 } tags)
            {
                options = options with { PodTags = [.. tags] };
            }

            await using EstateSession session = estate.Open(parsed);
            LineageGraph graph = await session.TraceAsync(cancellationToken);
            ImmutableArray<SharedAsset> shared =
                [.. EstateSharing.Of(graph, options, cancellationToken).Shared.Where(asset => wanted == SharingReach.None || (asset.Reach & wanted) != SharingReach.None)];
            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                SharingJson.Write(shared);
            }
            else
            {
                Write(shared);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(ImmutableArray<SharedAsset> shared)
    {
        Table table = new Table().Border(TableBorder.None).AddColumns("ACROSS", "KIND", "WHAT", "OWNER", "USED BY");
        foreach (SharedAsset asset in shared)
        {
            table.AddRow(
                Markup.Escape(asset.Reach.ToString().ToLowerInvariant()),
                Markup.Escape(asset.Kind.Name),
                Markup.Escape(asset.Id.Version is { } version ? $"{asset.Id.Name}:{version}" : asset.Form == SharingForm.Storage ? asset.Id.Value : asset.Id.Name),
                Markup.Escape(asset.Owner is { } owner ? Party(owner) : "-"),
                Markup.Escape(string.Join(", ", asset.Users.Select(user => $"{Party(user)} {user.Use.ToString().ToLowerInvariant().Replace(", ", "+", StringComparison.Ordinal)}"))));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{shared.Length} shared");
    }

    private static string Party(SharingUser party) => party.Pod is { } pod ? $"{party.Scope.Name} ({pod})" : party.Scope.Name;
}
