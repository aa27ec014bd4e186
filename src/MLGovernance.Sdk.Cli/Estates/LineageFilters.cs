using System.CommandLine;
using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Cli;

/// <summary>The options that narrow a walk: which nodes to return, which edges to follow, and as of when.</summary>
internal sealed class LineageFilters
{
    private readonly Option<string[]> _kinds = new("--kind") { Description = "Return only nodes of this kind, for example dataVersion; may be given several times." };
    private readonly Option<LineageRole[]> _roles = new("--role") { Description = "Follow only edges of this role, for example Consumes; may be given several times. The default are the data roles, with '--direction impact' all." };
    private readonly Option<EdgeConfidence> _confidence = new("--confidence") { Description = "Follow only edges at least this sure: Stated, Derived or Assumed.", DefaultValueFactory = _ => EdgeConfidence.Assumed };
    private readonly Option<string> _within = new("--within") { Description = "Return only nodes of this workspace or registry, by its full id." };
    private readonly Option<DateTimeOffset?> _until = Time("--created-until", "Enter no asset created after this moment, ISO 8601; without offset it is UTC.");
    private readonly Option<DateTimeOffset?> _from = Time("--created-from", "Return only assets created at or after this moment, ISO 8601; without offset it is UTC.");

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_kinds, _roles, _confidence, _within, _until, _from])
        {
            command.Options.Add(option);
        }
    }

    internal LineageQuery Apply(ParseResult parsed, LineageQuery query) => query with
    {
        Kinds = [.. (parsed.GetValue(_kinds) ?? []).Select(Kind)],
        Roles = parsed.GetValue(_roles) is { Length: > 0 } roles ? LineageRoleSet.Of(roles) : query.Roles,
        WeakestConfidence = parsed.GetValue(_confidence),
        Scope = parsed.GetValue(_within) is { } within ? AssetId.Parse(within).Scope ?? throw new ArgumentException($"--within takes the id of a workspace or registry; '{within}' is in none.") : null,
        CreatedUntil = parsed.GetValue(_until),
        CreatedFrom = parsed.GetValue(_from),
    };

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            {
                return time;
            }

            result.AddError($"'{text}' is no time for {name}; expected for example 2026-03-31 or 2026-03-31T12:00:00Z.");
            return null;
        },
    };

    private static AssetKind Kind(string name) =>
        AssetKindTable.Default.Get(name) ?? throw new ArgumentException($"There is no kind '{name}'; the kinds are {string.Join(", ", AssetKindTable.Default.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal))}.");
}
