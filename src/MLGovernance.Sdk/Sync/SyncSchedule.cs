using Cronos;

namespace MLGovernance.Pipeline;

/// <summary>When scheduled runs are due: by cron expression, else at an interval.</summary>
internal sealed class SyncSchedule(SyncOptions options)
{
    private readonly CronExpression? _cron = options.Cron is null ? null : ReadCron(options.Cron);

    /// <summary>Returns when the first run is due.</summary>
    public DateTimeOffset First(DateTimeOffset now) => options.RunAtStart ? now : After(now);

    /// <summary>Returns when the run after one that began at <paramref name="started"/> is due; the end of time where a cron expression has no more.</summary>
    public DateTimeOffset After(DateTimeOffset started) => _cron is null
        ? started + options.Interval
        : _cron.GetNextOccurrence(started, options.TimeZone) ?? DateTimeOffset.MaxValue;

    /// <summary>Returns the time between the two scheduled runs after a moment.</summary>
    public TimeSpan Gap(DateTimeOffset now)
    {
        DateTimeOffset next = After(now);
        return next == DateTimeOffset.MaxValue ? TimeSpan.MaxValue : After(next) - next;
    }

    /// <summary>Reads an expression of five fields, of six with seconds first, or a macro.</summary>
    /// <exception cref="CronFormatException">It is none.</exception>
    public static CronExpression ReadCron(string text) => CronExpression.Parse(
        text,
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);
}
