using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

public sealed partial class MLGovernanceBuilder
{
    /// <summary>
    /// Lets events of workspaces, which Azure Event Grid delivers to a webhook, ask for runs of the hosted sync. Call <see cref="AddSync"/> too, and map a
    /// path of your web application to <see cref="WorkspaceEventHandler"/>, which is keyed by the estate's name where it has one.
    /// </summary>
    /// <param name="configure">Sets the secret that senders must know, and what else differs from the defaults.</param>
    public MLGovernanceBuilder AddWorkspaceEvents(Action<WorkspaceEventOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<WorkspaceEventOptions>(OptionsName).Configure(configure).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WorkspaceEventOptions>, WorkspaceEventOptionsValidator>());
        Services.TryAddKeyedSingleton(Key, (provider, _) => new WorkspaceEventHandler(
            provider.GetRequiredService<IOptionsMonitor<WorkspaceEventOptions>>().Get(OptionsName),
            provider.GetKeyedService<SyncHandle>(Key) ?? throw new InvalidOperationException("AddWorkspaceEvents needs AddSync: events ask the sync for runs."),
            Name ?? "default",
            provider.GetService<ILogger<WorkspaceEventHandler>>() ?? NullLogger<WorkspaceEventHandler>.Instance));
        if (Name is null)
        {
            Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<WorkspaceEventHandler>(Key));
        }

        return this;
    }
}
