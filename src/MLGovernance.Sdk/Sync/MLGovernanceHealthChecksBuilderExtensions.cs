using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MLGovernance.Pipeline;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of MLGovernance.</summary>
public static class MLGovernanceHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the hosted sync: unhealthy when no run succeeded for longer than <see cref="SyncOptions.StaleAfter"/>, degraded when the last
    /// run failed or a catalogue refused entities, healthy on a host that stands by.
    /// </summary>
    /// <param name="builder">The checks.</param>
    /// <param name="estate">The estate's name, or null for the only one.</param>
    /// <param name="failureStatus">What to answer instead of unhealthy, or null.</param>
    /// <param name="tags">Tags to choose checks by, or null.</param>
    /// <example><code>services.AddHealthChecks().AddMLGovernanceSync();</code></example>
    public static IHealthChecksBuilder AddMLGovernanceSync(
        this IHealthChecksBuilder builder, string? estate = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            estate is null ? "mlgovernance-sync" : $"mlgovernance-sync-{estate}",
            provider => new SyncHealthCheck(
                provider.GetRequiredKeyedService<SyncHandle>(estate ?? MLGovernanceBuilder.DefaultKey),
                provider.GetRequiredService<IOptionsMonitor<SyncOptions>>().Get(estate ?? Options.Options.DefaultName),
                provider.GetRequiredService<TimeProvider>()),
            failureStatus,
            tags));
    }
}
