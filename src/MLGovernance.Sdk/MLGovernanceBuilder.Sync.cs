using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

public sealed partial class MLGovernanceBuilder
{
    /// <summary>
    /// Runs the pipeline by itself while the host runs: once a day unless told otherwise. <see cref="SyncHandle"/>, keyed by the estate's name
    /// where it has one, tells how it stands and asks for runs out of turn.
    /// </summary>
    /// <param name="configure">Changes the schedule or sets a lease, or null for once a day.</param>
    /// <example>
    /// <code>
    /// governance.AddSync(sync =>
    /// {
    ///     sync.Cron = "0 3 * * *";
    ///     sync.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");
    ///     sync.Lease = new FileSyncLease("/mnt/share/mlgov.lease");
    /// });
    /// </code>
    /// </example>
    public MLGovernanceBuilder AddSync(Action<SyncOptions>? configure = null)
    {
        OptionsBuilder<SyncOptions> options = Services.AddOptions<SyncOptions>(OptionsName).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SyncOptions>, SyncOptionsValidator>());
        Services.TryAddKeyedSingleton(Key, (provider, _) => new SyncHandle(SyncOptionsOf(provider), provider.GetRequiredService<TimeProvider>()));
        if (Name is null)
        {
            Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<SyncHandle>(Key));
        }

        Services.AddSingleton<IHostedService>(provider => new GovernanceSync(
            provider.GetRequiredKeyedService<GovernancePipeline>(Key),
            SyncOptionsOf(provider),
            provider.GetRequiredKeyedService<SyncHandle>(Key),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble,
            provider.GetService<ILogger<GovernanceSync>>() ?? NullLogger<GovernanceSync>.Instance));
        return this;
    }

    private SyncOptions SyncOptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<SyncOptions>>().Get(OptionsName);
}
