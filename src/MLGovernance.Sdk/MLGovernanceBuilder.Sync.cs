using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

public sealed partial class MLGovernanceBuilder
{
    /// <summary>Runs the pipeline by itself while the host runs: once a day unless told otherwise.</summary>
    /// <param name="configure">Changes the interval, or null for once a day.</param>
    public MLGovernanceBuilder AddSync(Action<SyncOptions>? configure = null)
    {
        OptionsBuilder<SyncOptions> options = Services.AddOptions<SyncOptions>(OptionsName).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SyncOptions>, SyncOptionsValidator>());
        Services.AddSingleton<IHostedService>(provider => new GovernanceSync(
            provider.GetRequiredKeyedService<GovernancePipeline>(Key),
            provider.GetRequiredService<IOptionsMonitor<SyncOptions>>().Get(OptionsName),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble,
            provider.GetService<ILogger<GovernanceSync>>() ?? NullLogger<GovernanceSync>.Instance));
        return this;
    }
}
