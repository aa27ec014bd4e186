using Microsoft.Extensions.Options;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class SyncScheduleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 3 * * *", "2026-11-24T03:00:00Z")]
    [InlineData("*/15 * * * *", "2026-11-23T08:15:00Z")]
    [InlineData("30 0 8 * * *", "2026-11-23T08:00:30Z")]
    [InlineData("0 12 * * SAT", "2026-11-28T12:00:00Z")]
    [InlineData("@daily", "2026-11-24T00:00:00Z")]
    public void After_Cron_IsTheNextOccurrence(string cron, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), new SyncSchedule(new SyncOptions { Cron = cron }).After(Monday));

    [Fact]
    public void After_CronInAZone_FollowsItsClocks()
    {
        // Zurich goes from +01:00 to +02:00 on 2027-03-28 at 02:00: half past two does not exist that night and comes right after.
        var schedule = new SyncSchedule(new SyncOptions { Cron = "30 2 * * *", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich") });

        Assert.Equal(new DateTimeOffset(2027, 3, 27, 1, 30, 0, TimeSpan.Zero), schedule.After(new(2027, 3, 27, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), schedule.After(new(2027, 3, 27, 12, 0, 0, TimeSpan.Zero)).ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 0, 30, 0, TimeSpan.Zero), schedule.After(new(2027, 3, 28, 12, 0, 0, TimeSpan.Zero)).ToUniversalTime());
    }

    [Fact]
    public void After_CronThatNeverComes_IsTheEndOfTime()
    {
        var schedule = new SyncSchedule(new SyncOptions { Cron = "0 0 30 2 *" });

        Assert.Equal(DateTimeOffset.MaxValue, schedule.After(Monday));
        Assert.Equal(TimeSpan.MaxValue, schedule.Gap(Monday));
    }

    [Fact]
    public void First_NotAtStart_WaitsForTheSchedule()
    {
        Assert.Equal(Monday, new SyncSchedule(new SyncOptions()).First(Monday));
        Assert.Equal(Monday.AddDays(1), new SyncSchedule(new SyncOptions { RunAtStart = false }).First(Monday));
    }

    [Theory]
    [InlineData("Cron", "0 3 * *")]
    [InlineData("Cron", "61 3 * * *")]
    [InlineData("Interval", "00:00:01")]
    [InlineData("LeaseDuration", "00:10:00")]
    [InlineData("LongestQuietPeriod", "00:00:01")]
    public void Validate_WrongOption_IsNamedWithWhatIsExpected(string option, string value)
    {
        var options = new SyncOptions();
        switch (option)
        {
            case "Cron": options.Cron = value; break;
            case "Interval": options.Interval = TimeSpan.Parse(value, null); break;
            case "LeaseDuration": options.LeaseDuration = TimeSpan.Parse(value, null); break;
            default: options.LongestQuietPeriod = TimeSpan.Parse(value, null); break;
        }

        ValidateOptionsResult result = new SyncOptionsValidator().Validate(null, options);

        string failure = Assert.Single(result.Failures!);
        Assert.StartsWith(option + " is", failure, StringComparison.Ordinal);
        Assert.True(failure.Contains("must be", StringComparison.Ordinal) || failure.Contains("Expected", StringComparison.Ordinal), failure);
    }
}
