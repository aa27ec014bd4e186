using System.CommandLine;
using MLGovernance.Pipeline;

namespace MLGovernance.Cli.Sync;

/// <summary>The options that tell when to run, and which of several hosts does.</summary>
internal sealed class SyncArguments
{
    private readonly Option<TimeSpan> _interval = new("--interval")
    {
        Description = "The time from the start of one run to the start of the next, as [d.]hh:mm[:ss].",
        DefaultValueFactory = _ => TimeSpan.FromDays(1),
    };

    private readonly Option<string?> _cron = new("--cron")
    {
        Description = "When to run instead, as a cron expression of five fields, or six with seconds first, for example '0 3 * * MON-FRI'.",
    };

    private readonly Option<string> _timeZone = new("--time-zone")
    {
        Description = "The time zone of --cron, for example Europe/Zurich.",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<TimeSpan> _jitter = new("--jitter")
    {
        Description = "The longest random delay before a scheduled run.",
        DefaultValueFactory = _ => TimeSpan.FromMinutes(5),
    };

    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the schedule instead of running at start." };

    private readonly Option<string?> _lease = new("--lease")
    {
        Description = "A file that all hosts see, or the https address of a blob; the one host that holds it runs, the others stand by.",
    };

    private readonly Option<TimeSpan> _quiet = new("--quiet")
    {
        Description = "How long it must be quiet after an event before a run begins.",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(30),
    };

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_interval, _cron, _timeZone, _jitter, _wait, _lease, _quiet])
        {
            command.Options.Add(option);
        }
    }

    internal void Apply(ParseResult parsed, ConnectionArguments connection, SyncOptions sync)
    {
        sync.Interval = parsed.GetValue(_interval);
        sync.Cron = parsed.GetValue(_cron);
        sync.TimeZone = TimeZone(parsed.GetRequiredValue(_timeZone));
        sync.Jitter = parsed.GetValue(_jitter);
        sync.RunAtStart = !parsed.GetValue(_wait);
        sync.QuietPeriod = parsed.GetValue(_quiet);
        sync.Lease = parsed.GetValue(_lease) is { } lease ? Lease(lease, parsed, connection) : null;
    }

    private static ISyncLease Lease(string lease, ParseResult parsed, ConnectionArguments connection)
    {
        if (lease.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return new BlobSyncLease(new Uri(lease), connection.Credential(parsed), connection.AccessOptions(parsed));
        }

        // The library waits for a share that is away; on a command line a folder that is not there is a slip.
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(lease)))
            ? new FileSyncLease(lease)
            : throw new DirectoryNotFoundException($"The folder of the lease '{lease}' does not exist.");
    }

    private static TimeZoneInfo TimeZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone)
        ? zone
        : throw new ArgumentException($"'{id}' is no time zone that this machine knows; expected for example UTC or Europe/Zurich.");
}
