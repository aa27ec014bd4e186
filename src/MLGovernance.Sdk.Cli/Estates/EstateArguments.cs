using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MLGovernance.Azure;
using MLGovernance.Lineage;
using MLGovernance.Pipeline;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Cli;

/// <summary>The options by which every command is told which estate to read, and how to reach it.</summary>
internal sealed class EstateArguments
{
    private readonly Option<string[]> _workspaces = new("--workspace", "-w") { Description = "The ARM id of a workspace; may be given several times." };
    private readonly Option<string[]> _registries = new("--registry") { Description = "The ARM id of a registry; may be given several times." };
    private readonly Option<string[]> _subscriptions = new("--subscription", "-s") { Description = "The id of a subscription whose workspaces and registries are read; may be given several times." };
    private readonly Option<string[]> _folders = new("--folder", "-f") { Description = "A folder or .zip of saved payloads ('az rest', lists, single resources); may be given several times." };
    private readonly Option<FileInfo> _snapshot = new("--snapshot") { Description = "A snapshot that 'mlgov scan --save' wrote. Nothing else is read then." };
    private readonly Option<bool> _runHistory = new("--run-history") { Description = "Also read run history, the data plane that knows pipeline children and the real inputs and outputs of runs." };

    private readonly Option<bool> _access = new("--access") { Description = "Also read who may do what: role assignments, group members and the access lists of data lakes." };

    private readonly Option<string[]> _facts = new("--facts") { Description = "A file of 'mlgov purview pull': what people curated is on the assets under properties.purview; may be given several times." };

    private readonly Option<string[]> _openLineage = new("--openlineage") { Description = "A folder, .zip or file of OpenLineage events, read beside everything else; may be given several times." };

    private readonly Option<string[]> _scans = new("--scans") { Description = "What an image scanner printed (JSON of Trivy, Grype or Microsoft Defender), a file or a folder; may be given several times." };

    internal ConnectionArguments Connection { get; } = new();

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_workspaces, _registries, _subscriptions, _folders, _snapshot, _runHistory, _access, _facts, _openLineage, _scans])
        {
            command.Options.Add(option);
        }

        Connection.AddTo(command);
    }

    internal EstateSession Open(ParseResult parsed, Func<PolicySet, PolicySet>? policies = null, PurviewTarget? purview = null)
    {
        var services = new ServiceCollection();
        services.AddMLGovernance(governance => Add(governance, parsed, policies, purview));
        return new EstateSession(services.BuildServiceProvider());
    }

    /// <summary>Registers the sources that were asked for, the policies and the publisher.</summary>
    internal void Add(MLGovernanceBuilder governance, ParseResult parsed, Func<PolicySet, PolicySet>? policies = null, PurviewTarget? purview = null)
    {
        string[] folders = parsed.GetValue(_folders) ?? [];
        FileInfo? snapshot = parsed.GetValue(_snapshot);
        EstateScope scope = new()
        {
            Workspaces = [.. (parsed.GetValue(_workspaces) ?? []).Select(id => AssetId.Parse(id))],
            Registries = [.. (parsed.GetValue(_registries) ?? []).Select(id => AssetId.Parse(id))],
            Subscriptions = [.. parsed.GetValue(_subscriptions) ?? []],
        };
        string[] events = parsed.GetValue(_openLineage) ?? [];
        bool offline = folders.Length > 0 || snapshot is not null;
        if (offline && !scope.IsUnlimited)
        {
            throw new ArgumentException("Give either --folder or --snapshot, or what to read from Azure (--workspace, --registry, --subscription), not both.");
        }

        if (!offline && scope.IsUnlimited && events.Length == 0)
        {
            throw new ArgumentException("Say what to read: --workspace ID, --registry ID, --subscription ID, --folder DIR, --snapshot FILE or --openlineage DIR.");
        }

        List<IEstateSource> sources = snapshot is not null ? [new SnapshotFileSource(snapshot.FullName)] : [.. folders.Select(folder => new FolderEstateSource(folder))];
        if (!scope.IsUnlimited)
        {
            sources.Add(new AzureEstateSource(Connection.Credential(parsed), Connection.SourceOptions(parsed, parsed.GetValue(_runHistory))));
            if (parsed.GetValue(_access))
            {
                sources.Add(Connection.AccessSource(parsed));
            }
        }

        if (events.Length > 0)
        {
            sources.Add(new OpenLineageEstateSource(events));
        }

        sources.AddRange((parsed.GetValue(_facts) ?? []).Select(path => new CuratedFactsFileSource(path)));
        if (parsed.GetValue(_scans) is { Length: > 0 } scans)
        {
            sources.Add(new ScanResultsSource(scans));
        }

        governance.WithScope(scope);
        governance.AddPolicies(set => policies?.Invoke(set) ?? set);
        foreach (IEstateSource source in sources)
        {
            governance.AddSource(_ => source);
        }

        if (purview is not null)
        {
            governance.AddPurview(options =>
            {
                options.Endpoint = purview.Endpoint;
                options.Credential = Connection.Credential(parsed);
                options.Client = Connection.DataMapOptions(parsed, purview.BasePath);
                options.Publisher.DryRun = purview.DryRun;
                options.Publisher.PlanOutput = purview.PlanOutput;
                options.Publisher.JournalFile = purview.JournalFile;
                options.Publisher.CollectionId = purview.CollectionId;
                options.Publisher.StateName = purview.StateName ?? options.Publisher.StateName;
                options.Publisher.Verify = purview.Verify;
                options.Publisher.Retention = purview.Retention;
            });
            if (purview.ReadCurated)
            {
                governance.AddPurviewFacts();
            }

            governance.UseMapper(_ => new EntityMapper(new EntityMapperOptions
            {
                Classifications = purview.Classify ? new ClassificationOptions() : null,
                DirectLineage = purview.DirectLineage,
                GlossaryRules = purview.GlossaryRules,
                Metadata = [.. new EntityMapperOptions().Metadata.Where(group => group is not SharingMetadata), new SharingMetadata(new SharingOptions { Pods = purview.Pods })],
            }));
        }
    }
}
