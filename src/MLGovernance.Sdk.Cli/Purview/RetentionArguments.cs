using System.CommandLine;
using MLGovernance.Purview;

namespace MLGovernance.Cli.Purview;

/// <summary>The options that tell how entities leave the Data Map when the estate no longer has them.</summary>
internal sealed class RetentionArguments
{
    private readonly Option<RemovedEntities> _gone = new("--gone")
    {
        Description = "What happens to published entities that are gone from the estate: 'keep' leaves them, 'mark' makes them deprecated until they return, "
            + "'delete' marks them and deletes them at a later publish. An estate that was not read completely loses nothing.",
    };

    private readonly Option<double> _deleteAfter = new("--delete-after")
    {
        Description = "With '--gone delete': for how many days an entity stays deprecated before it is deleted. The default is 0, the next publish.",
    };

    private readonly Option<double> _maxGone = new("--max-gone")
    {
        Description = "The largest share of the published entities, in percent, that one publish may mark and delete; when more are gone, all are kept.",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Mark and delete however many are gone." };

    internal RetentionArguments()
    {
        _maxGone.Validators.Add(result => Require(result.GetValue(_maxGone) is >= 0 and <= 100, result, "'--max-gone' is a percentage: expected 0 to 100."));
        _deleteAfter.Validators.Add(result => Require(result.GetValue(_deleteAfter) is >= 0 and <= 36_500, result, "'--delete-after' is a number of days: expected 0 to 36500."));
    }

    internal void AddTo(Command command)
    {
        command.Options.Add(_gone);
        command.Options.Add(_deleteAfter);
        command.Options.Add(_maxGone);
        command.Options.Add(_force);
    }

    internal RetentionRule Rule(ParseResult parsed) => new(parsed.GetValue(_gone))
    {
        MaxShare = parsed.GetValue(_maxGone) / 100,
        DeleteAfter = TimeSpan.FromDays(parsed.GetValue(_deleteAfter)),
        Force = parsed.GetValue(_force),
    };

    private static void Require(bool holds, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
