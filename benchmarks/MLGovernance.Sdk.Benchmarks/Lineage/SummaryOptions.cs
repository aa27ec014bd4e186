using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>What <c>--summary</c> was asked for.</summary>
internal sealed record SummaryOptions
{
    internal int Size { get; private init; } = 1_000_000;

    internal bool Json { get; private init; }

    internal bool WithPeers { get; private init; } = true;

    internal string? WritePath { get; private init; }

    internal string? GapProgram { get; private init; }

    internal static bool TryParse(string[] arguments, out SummaryOptions options, [NotNullWhen(false)] out string? error)
    {
        options = new SummaryOptions();
        error = null;
        for (int at = 0; at < arguments.Length; at += 2)
        {
            string? value = at + 1 < arguments.Length ? arguments[at + 1] : null;
            switch (arguments[at], value)
            {
                case ("--size", { } text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size >= 64:
                    options = options with { Size = size };
                    break;
                case ("--output", "json" or "table"):
                    options = options with { Json = value == "json" };
                    break;
                case ("--peers", "all" or "none"):
                    options = options with { WithPeers = value == "all" };
                    break;
                case ("--write", { } path):
                    options = options with { WritePath = path };
                    break;
                case ("--gap", { } program):
                    options = options with { GapProgram = program };
                    break;
                default:
                    error = $"'{arguments[at]} {value}' is not understood. Usage: --summary [--size nodes, at least 64] [--output json|table] [--peers all|none] "
                        + "[--write graph.sg|graph.el|graph.csv] [--gap path-to-GAPBS-bfs]";
                    return false;
            }
        }

        return true;
    }
}
