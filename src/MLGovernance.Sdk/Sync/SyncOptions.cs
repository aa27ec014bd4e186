namespace MLGovernance.Pipeline;

/// <summary>Settings of the hosted sync, which runs the pipeline again and again.</summary>
public sealed class SyncOptions
{
    /// <summary>
    /// Gets or sets the time from the start of one run to the start of the next. From ten seconds to 31 days; the default is one day.
    /// Not used where <see cref="Cron"/> is set.
    /// </summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets when to run as a cron expression in <see cref="TimeZone"/>: five fields, or six with seconds first, or a macro such as
    /// <c>@daily</c>. The default is null, which leaves it to <see cref="Interval"/>.
    /// </summary>
    /// <example><c>0 3 * * MON-FRI</c>: at three o'clock on working days.</example>
    public string? Cron { get; set; }

    /// <summary>
    /// Gets or sets the time zone that <see cref="Cron"/> is read in. The default is UTC. Where clocks skip the hour of a run it comes right
    /// after; where they repeat it, it comes once.
    /// </summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Gets or sets the longest random delay before each scheduled run, so that many hosts do not call at once. From zero to one day; the default is five minutes.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets a value that tells whether the first run begins when the host starts. The default is true; false waits for the schedule.</summary>
    public bool RunAtStart { get; set; } = true;

    /// <summary>
    /// Gets or sets how long it must be quiet after a request for a run (<see cref="SyncHandle.RequestRun"/>, an event of a workspace) before it
    /// begins, so that a burst makes one run. From zero to one hour; the default is 30 seconds.
    /// </summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the longest time that a request for a run waits when others keep coming. From <see cref="QuietPeriod"/> to one day; the default is ten minutes.</summary>
    public TimeSpan LongestQuietPeriod { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets what elects the one host that runs when several are up. The default is null: this host always runs.</summary>
    public ISyncLease? Lease { get; set; }

    /// <summary>
    /// Gets or sets how long the lease outlives its holder, which is how long others stand by when it dies. It is renewed three times as often.
    /// From 15 to 60 seconds, as blob leases; the default is 60 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets the age of the last successful run from which the health check answers unhealthy. The default is null: twice the time between
    /// scheduled runs, and the jitter.
    /// </summary>
    public TimeSpan? StaleAfter { get; set; }
}
