using MLGovernance.Pipeline;

namespace Quickstart;

/// <summary>Prints one line when a stage or a part of it is finished.</summary>
internal sealed class ConsoleProgress : IProgress<GovernanceProgress>
{
    private readonly Lock _gate = new();
    private string? _last;

    public void Report(GovernanceProgress value)
    {
        lock (_gate)
        {
            string line = $"  {value.Stage,-8}{value.Message}";
            if (line != _last)
            {
                Console.Error.WriteLine(line);
                _last = line;
            }
        }
    }
}
