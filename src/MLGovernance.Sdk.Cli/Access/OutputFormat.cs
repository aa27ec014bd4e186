using System.CommandLine;

namespace MLGovernance.Cli.Access;

/// <summary>The <c>--output</c> option of the access commands.</summary>
internal static class OutputFormat
{
    internal static Option<string> Create(params string[] formats)
    {
        var option = new Option<string>("--output") { Description = $"How to print: {string.Join(", ", formats)}.", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
