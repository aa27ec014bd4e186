using Cronos;
using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="SyncOptions"/>. By hand: the annotation for time spans does not survive trimming.</summary>
internal sealed class SyncOptionsValidator : IValidateOptions<SyncOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncOptions options)
    {
        string[] wrong =
        [
            .. Between(nameof(options.Interval), options.Interval, TimeSpan.FromSeconds(10), TimeSpan.FromDays(31)),
            .. Between(nameof(options.Jitter), options.Jitter, TimeSpan.Zero, TimeSpan.FromDays(1)),
            .. Between(nameof(options.QuietPeriod), options.QuietPeriod, TimeSpan.Zero, TimeSpan.FromHours(1)),
            .. Between(nameof(options.LongestQuietPeriod), options.LongestQuietPeriod, options.QuietPeriod, TimeSpan.FromDays(1)),
            .. Between(nameof(options.LeaseDuration), options.LeaseDuration, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)),
            .. options.StaleAfter is { } stale ? Between(nameof(options.StaleAfter), stale, TimeSpan.FromSeconds(10), TimeSpan.FromDays(366)) : [],
            .. CronFault(options),
        ];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static string[] Between(string name, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? [] : [$"{name} is {value}; it must be from {least} to {most}."];

    private static string[] CronFault(SyncOptions options)
    {
        if (options.TimeZone is null)
        {
            return ["TimeZone is null; it must be a time zone, for example TimeZoneInfo.Utc."];
        }

        try
        {
            _ = options.Cron is null ? null : SyncSchedule.ReadCron(options.Cron);
            return [];
        }
        catch (CronFormatException error)
        {
            return [$"Cron is '{options.Cron}': {error.Message} Expected five fields (minute, hour, day, month, weekday), six with seconds first, or a macro such as '@daily'."];
        }
    }
}
