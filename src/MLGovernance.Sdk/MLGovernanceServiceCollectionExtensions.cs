using Azure.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Pipeline;
using MLGovernance.Purview;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers MLGovernance in a service collection.</summary>
public static class MLGovernanceServiceCollectionExtensions
{
    /// <summary>Registers a pipeline for one estate; resolve it as <see cref="GovernancePipeline"/>.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Adds sources, policies and publishers.</param>
    /// <example>
    /// <code>
    /// services.AddMLGovernance(g => g
    ///     .AddAzureMachineLearning(azure => azure.Credential = new DefaultAzureCredential())
    ///     .AddPolicies(set => set)
    ///     .AddPurview(purview => purview.Endpoint = new Uri("https://contoso.purview.azure.com")));
    /// </code>
    /// </example>
    public static IServiceCollection AddMLGovernance(this IServiceCollection services, Action<MLGovernanceBuilder> configure) =>
        Add(services, null, configure);

    /// <summary>Registers a pipeline for one of several estates; resolve it as a keyed <see cref="GovernancePipeline"/> by its name.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The estate's name, which is the service key.</param>
    /// <param name="configure">Adds sources, policies and publishers.</param>
    public static IServiceCollection AddMLGovernance(this IServiceCollection services, string name, Action<MLGovernanceBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configure);
    }

    /// <summary>Registers the pipeline's source of who may do what; as <see cref="MLGovernanceBuilder.AddAccess"/> within <see cref="AddMLGovernance(IServiceCollection, Action{MLGovernanceBuilder})"/>, to which it adds.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="configure">Sets what differs from the defaults, or <see langword="null"/>.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services, TokenCredential credential, Action<AzureAccessSourceOptions>? configure = null) =>
        Add(services, null, governance => governance.AddAccess(credential, configure));

    private static IServiceCollection Add(IServiceCollection services, string? name, Action<MLGovernanceBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new MLGovernanceBuilder(services, name);
        services.AddOptions<GovernanceOptions>(builder.OptionsName).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GovernanceOptions>, GovernanceOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        configure(builder);
        services.TryAddKeyedSingleton(builder.Key, (_, _) => new EntityMapper());
        services.TryAddKeyedSingleton(builder.Key, (provider, _) => Create(provider, builder));
        if (name is null)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<GovernancePipeline>(builder.Key));
        }

        return services;
    }

    private static GovernancePipeline Create(IServiceProvider provider, MLGovernanceBuilder builder) => new(
        provider.GetKeyedServices<IEstateSource>(builder.Key),
        provider.GetKeyedServices<ICatalogPublisher>(builder.Key),
        provider.GetRequiredKeyedService<EntityMapper>(builder.Key),
        provider.GetRequiredService<IOptionsMonitor<GovernanceOptions>>().Get(builder.OptionsName),
        provider.GetKeyedServices<AssetKind>(builder.Key).Aggregate(AssetKindTable.Default, (table, kind) => table.With(kind)),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ILogger<GovernancePipeline>>() ?? NullLogger<GovernancePipeline>.Instance)
    {
        Estate = builder.Name ?? "default",
    };
}
