using MLGovernance.Pipeline;

namespace MLGovernance.Cli;

/// <summary>Shows progress on standard error: one line that changes on a terminal, one line per stage elsewhere.</summary>
internal sealed class ProgressLine : IProgress<GovernanceProgress>
{
    private readonly Lock _gate = new();
    private GovernanceStage? _stage;
    private int _width;

    public void Report(GovernanceProgress value)
    {
        lock (_gate)
        {
            bool finished = value.Total > 0 && value.Completed == value.Total;
            string line = $"{value.Stage,-8} {value.Message}";
            if (Console.IsErrorRedirected)
            {
                if (finished && (value.Stage != GovernanceStage.Scan || value.Message.Contains("issues", StringComparison.Ordinal)))
                {
                    Console.Error.WriteLine(line);
                }

                return;
            }

            string padded = line.Length < _width ? line.PadRight(_width) : line;
            Console.Error.Write((_stage == value.Stage || _stage is null ? "\r" : "\n") + padded[..Math.Min(padded.Length, Math.Max(20, Console.WindowWidth - 1))]);
            _width = line.Length;
            _stage = value.Stage;
        }
    }

    /// <summary>Ends the changing line.</summary>
    internal void Close()
    {
        if (!Console.IsErrorRedirected && _stage is not null)
        {
            Console.Error.WriteLine();
        }
    }
}
