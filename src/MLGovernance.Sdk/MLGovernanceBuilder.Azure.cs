using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MLGovernance.Azure;

namespace MLGovernance.Pipeline;

public sealed partial class MLGovernanceBuilder
{
    /// <summary>Reads Azure Machine Learning workspaces and registries.</summary>
    /// <param name="configure">Sets the credential, and what else differs from the defaults.</param>
    public MLGovernanceBuilder AddAzureMachineLearning(Action<AzureMachineLearningOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<AzureMachineLearningOptions>(OptionsName).Configure(configure).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureMachineLearningOptions>, AzureMachineLearningOptionsValidator>());
        return AddSource(provider =>
        {
            AzureMachineLearningOptions options = provider.GetRequiredService<IOptionsMonitor<AzureMachineLearningOptions>>().Get(OptionsName);
            return new AzureEstateSource(options.Credential!, options.Source);
        });
    }

    /// <summary>Reads who may do what: roles, group members and, when asked for, the access lists of data lakes.</summary>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="configure">Sets what differs from the defaults, or <see langword="null"/>.</param>
    public MLGovernanceBuilder AddAccess(TokenCredential credential, Action<AzureAccessSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        Services.AddOptions<AzureAccessSourceOptions>(OptionsName).Configure(options => configure?.Invoke(options));
        return AddSource(provider => new AzureAccessSource(
            credential, provider.GetRequiredService<IOptionsMonitor<AzureAccessSourceOptions>>().Get(OptionsName)));
    }

    /// <summary>Publishes to the Microsoft Purview Data Map.</summary>
    /// <param name="configure">Sets the endpoint and the credential, and what else differs from the defaults.</param>
    public MLGovernanceBuilder AddPurview(Action<PurviewOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<PurviewOptions>(OptionsName).Configure(configure).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PurviewOptions>, PurviewOptionsValidator>());
        return AddPublisher(provider =>
        {
            PurviewOptions options = provider.GetRequiredService<IOptionsMonitor<PurviewOptions>>().Get(OptionsName);
            var client = new DataMapClient(options.Endpoint!, options.Credential!, options.Client);
            return new DataMapPublisher(client, options.Publisher);
        });
    }

    /// <summary>
    /// Reads what people curated in the Data Map that <see cref="AddPurview"/> publishes to as facts of the estate: policies see it under
    /// <c>properties.purview</c>.
    /// </summary>
    /// <param name="configure">Changes the settings that <see cref="AddPurview"/> uses too, or <see langword="null"/>.</param>
    public MLGovernanceBuilder AddPurviewFacts(Action<PurviewOptions>? configure = null)
    {
        Services.AddOptions<PurviewOptions>(OptionsName).Configure(options => configure?.Invoke(options)).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PurviewOptions>, PurviewOptionsValidator>());
        return AddSource(provider =>
        {
            PurviewOptions options = provider.GetRequiredService<IOptionsMonitor<PurviewOptions>>().Get(OptionsName);
            return new DataMapFactsSource(new DataMapClient(options.Endpoint!, options.Credential!, options.Client), stateName: options.Publisher.StateName);
        });
    }
}
