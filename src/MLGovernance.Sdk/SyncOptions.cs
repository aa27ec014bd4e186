namespace MLGovernance.Pipeline;

/// <summary>Settings of the hosted sync, which runs the pipeline again and again.</summary>
public sealed class SyncOptions
{
    /// <summary>Gets or sets the time from the start of one run to the start of the next. From ten seconds to 31 days; the default is one day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the longest random delay before each run, so that many hosts do not call at once. From zero to one day; the default is five minutes.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets a value that tells whether the first run begins when the host starts. The default is true; false waits one interval.</summary>
    public bool RunAtStart { get; set; } = true;
}
