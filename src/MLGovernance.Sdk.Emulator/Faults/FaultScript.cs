using System.Collections.Immutable;
using MLGovernance.Emulator.Faults;

namespace MLGovernance.Emulator;

/// <summary>The faults that are armed. It may be changed while the emulator serves.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];

    /// <summary>The faults that still act, in the order in which they are tried.</summary>
    public ImmutableArray<Fault> Armed
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed.Where(armed => !armed.IsSpent).Select(armed => armed.Fault)];
            }
        }
    }

    /// <summary>Arms one more fault behind the others. On one request the first that matches acts.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">A status, share, count or time of the fault is out of its range.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        FaultScriptReader.Check(fault);
        lock (_gate)
        {
            _armed.Add(new ArmedFault(fault));
        }
    }

    /// <summary>Arms the faults of a JSON file: <c>{"faults":[{"route":"…","status":429,"retryAfterSeconds":1,"times":2}]}</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is not such a script; the message names the place.</exception>
    public void Load(string path)
    {
        foreach (Fault fault in FaultScriptReader.Read(File.ReadAllBytes(path), path))
        {
            Add(fault);
        }
    }

    /// <summary>Disarms everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>Whether any armed fault looks at this route and needs the request's text to decide.</summary>
    internal bool NeedsText(string method, string path)
    {
        lock (_gate)
        {
            return _armed.Exists(armed => !armed.IsSpent && armed.Fault.Contains is not null && armed.Covers(method, path));
        }
    }

    internal Fault? Take(string method, string path, string text)
    {
        lock (_gate)
        {
            foreach (ArmedFault armed in _armed)
            {
                if (armed.Covers(method, path) && armed.Matches(text) && armed.Fire())
                {
                    _armed.RemoveAll(entry => entry.IsSpent);
                    return armed.Fault;
                }
            }

            return null;
        }
    }
}
