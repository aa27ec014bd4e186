using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Faults;

/// <summary>A fault with the count of what it has done so far. Callers hold the script's lock.</summary>
internal sealed class ArmedFault(Fault fault)
{
    private readonly PathPattern _route = new(fault.Route);
    private int _skipped;
    private int _fired;

    public Fault Fault => fault;

    public bool IsSpent => fault.Times is { } times && _fired >= times;

    public bool Covers(string method, string path) =>
        (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && _route.Matches(path);

    public bool Matches(string text) => fault.Contains is null || text.Contains(fault.Contains, StringComparison.Ordinal);

    /// <summary>Counts one matching request; true when the fault acts on it.</summary>
    public bool Fire()
    {
        if (_skipped < fault.Skip)
        {
            _skipped++;
            return false;
        }

        if (IsSpent)
        {
            return false;
        }

        _fired++;
        return true;
    }
}
