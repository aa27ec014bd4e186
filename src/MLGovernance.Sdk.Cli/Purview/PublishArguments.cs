using System.CommandLine;
using MLGovernance.Purview;

namespace MLGovernance.Cli.Purview;

/// <summary>The options by which every command that publishes is told what to remember, where to put things, and what to do with what is gone.</summary>
internal sealed class PublishArguments
{
    private readonly Option<string?> _journal = new("--journal")
    {
        Description = "A file that remembers what was published: a repeated publish sends only what changed, an interrupted one goes on.",
    };

    private readonly Option<string?> _state = new("--state")
    {
        Description = "The name under which the Data Map itself remembers what was published, for runs without a journal. The default is 'default'; "
            + "estates that are published apart from each other want names of their own.",
    };

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Compare everything with the Data Map, whatever is remembered: finds and repairs what others changed of what was published.",
    };

    private readonly Option<string?> _collection = new("--collection") { Description = "The short name of the collection for new entities; the default is the root." };
    private readonly Option<bool> _classify = new("--classify")
    {
        Description = "Publish classifications: those that the tags 'classification' and 'dataClassification' state, and with facts those of curators, carried along lineage.",
    };

    private readonly Option<bool> _curated = new("--curated")
    {
        Description = "First read what people curated in the Data Map, as 'mlgov purview pull' does, so that policies and classifications use it.",
    };

    private readonly Option<FileInfo?> _pods = new("--pods") { Description = "A pod plan, as for 'mlgov sharing': tells across which pods assets are shared. Without it tags 'pod' of workspaces do." };
    private readonly Option<FileInfo?> _terms = new("--terms")
    {
        Description = "A file of rules that assign glossary terms, a JSON array: [{\"term\":\"Personal data\",\"kinds\":[\"dataVersion\"],\"tag\":\"pii\"}]; "
            + "further conditions are name, tagValue and, with --classify, classification.",
    };

    private readonly Option<LineageRole[]> _direct = new("--direct")
    {
        Description = "Roles of lineage to publish as edges from data set to data set and not as processes of their own, for example --direct Materializes DerivesFrom.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly RetentionArguments _retention = new();

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_journal, _state, _verify, _collection, _classify, _curated, _pods, _terms, _direct])
        {
            command.Options.Add(option);
        }

        _retention.AddTo(command);
    }

    internal PurviewTarget Apply(ParseResult parsed, PurviewTarget target) => target with
    {
        JournalFile = parsed.GetValue(_journal),
        StateName = parsed.GetValue(_state),
        Verify = parsed.GetValue(_verify),
        CollectionId = parsed.GetValue(_collection),
        Classify = parsed.GetValue(_classify),
        ReadCurated = parsed.GetValue(_curated),
        Pods = PodWorkspaces.Read(parsed.GetValue(_pods)),
        GlossaryRules = parsed.GetValue(_terms) is { } terms ? GlossaryRuleReader.Read(File.ReadAllBytes(terms.FullName), terms.FullName) : [],
        DirectLineage = LineageRoleSet.Of(parsed.GetValue(_direct)),
        Retention = _retention.Rule(parsed),
    };
}
