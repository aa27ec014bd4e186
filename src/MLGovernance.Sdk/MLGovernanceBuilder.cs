using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Pipeline;

/// <summary>Registers the parts of one estate's pipeline. Given by <c>services.AddMLGovernance(…)</c>.</summary>
public sealed partial class MLGovernanceBuilder
{
    internal MLGovernanceBuilder(IServiceCollection services, string? name)
    {
        Services = services;
        Name = name;
    }

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the name of the estate, which is the service key of its parts; null for the only one.</summary>
    public string? Name { get; }

    /// <summary>Gets the name under which this estate's options are stored.</summary>
    public string OptionsName => Name ?? Options.DefaultName;

    /// <summary>Adds settings of the pipeline itself.</summary>
    /// <param name="configure">Changes the settings.</param>
    public MLGovernanceBuilder Configure(Action<GovernanceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(OptionsName, configure);
        return this;
    }

    /// <summary>Limits what is read.</summary>
    /// <param name="scope">The part of the cloud to read.</param>
    public MLGovernanceBuilder WithScope(EstateScope scope) => Configure(options => options.Scope = scope);

    /// <summary>Chooses the policies to evaluate; without this call all built-in ones are.</summary>
    /// <param name="configure">Gets the set as it stands and returns the one to use, for example <c>set => set.With(new MyRule())</c>.</param>
    public MLGovernanceBuilder AddPolicies(Func<PolicySet, PolicySet> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => options.Policies = configure(options.Policies));
    }

    /// <summary>Adds a source. All sources are read into one snapshot.</summary>
    /// <param name="create">Makes the source.</param>
    public MLGovernanceBuilder AddSource(Func<IServiceProvider, IEstateSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Add(create);
        return this;
    }

    /// <summary>Adds a publisher. Each publisher gets the same batch.</summary>
    /// <param name="create">Makes the publisher.</param>
    public MLGovernanceBuilder AddPublisher(Func<IServiceProvider, ICatalogPublisher> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Add(create);
        return this;
    }

    /// <summary>Replaces the mapper from the estate to catalogue entities.</summary>
    /// <param name="create">Makes the mapper.</param>
    public MLGovernanceBuilder UseMapper(Func<IServiceProvider, EntityMapper> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Add(create);
        return this;
    }

    /// <summary>Registers a kind of asset of your own, or a changed built-in one.</summary>
    /// <param name="kind">The kind.</param>
    public MLGovernanceBuilder AddKind(AssetKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        Services.AddKeyedSingleton(Key, kind);
        return this;
    }

    /// <summary>Gets the service key of this estate's parts. Parts are always keyed, so that estates cannot mix.</summary>
    internal string Key => Name ?? DefaultKey;

    internal const string DefaultKey = "MLGovernance";

    private void Add<T>(Func<IServiceProvider, T> create)
        where T : class => Services.AddKeyedSingleton(Key, (provider, _) => create(provider));
}
