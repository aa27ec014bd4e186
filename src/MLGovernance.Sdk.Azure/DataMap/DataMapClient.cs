using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Speaks with a Microsoft Purview Data Map (Apache Atlas v2) and its account and policy planes.</summary>
/// <remarks>Thread-safe. All members can be overridden by test doubles.</remarks>
public class DataMapClient
{
    /// <summary>Initializes a client.</summary>
    /// <param name="endpoint">
    /// The https address of the account, <c>https://{account}.purview.azure.com</c>, or of the tenant,
    /// <c>https://api.purview-service.microsoft.com</c>.
    /// </param>
    /// <param name="credential">What gives the tokens. Reading needs the collection role Data Reader, writing Data Curator.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address.</exception>
    public DataMapClient(Uri endpoint, TokenCredential credential, DataMapClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new DataMapClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        HttpPipeline pipeline = ServicePipeline.Create(options, Endpoint, credential, options.Cloud.PurviewScope);
        DataMapChannel channel = new(pipeline, Endpoint, options);
        Entities = new EntityClient(channel);
        Typedefs = new TypedefClient(channel);
        Relationships = new RelationshipClient(channel);
        Lineage = new LineageClient(channel);
        Discovery = new DiscoveryClient(channel);
        Glossary = new GlossaryClient(channel);
        Collections = new CollectionClient(channel);
        Policies = new PolicyStoreClient(channel);
    }

    /// <summary>Initializes a test double.</summary>
    protected DataMapClient()
    {
    }

    /// <summary>Gets the address that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = new("https://api.purview-service.microsoft.com");

    /// <summary>Gets the operations on entities.</summary>
    public virtual EntityClient Entities { get; } = null!;

    /// <summary>Gets the operations on type definitions.</summary>
    public virtual TypedefClient Typedefs { get; } = null!;

    /// <summary>Gets the operations on relationships.</summary>
    public virtual RelationshipClient Relationships { get; } = null!;

    /// <summary>Gets the operations on lineage.</summary>
    public virtual LineageClient Lineage { get; } = null!;

    /// <summary>Gets search, suggestions and completion.</summary>
    public virtual DiscoveryClient Discovery { get; } = null!;

    /// <summary>Gets the operations on the classic glossary.</summary>
    public virtual GlossaryClient Glossary { get; } = null!;

    /// <summary>Gets the operations on collections.</summary>
    public virtual CollectionClient Collections { get; } = null!;

    /// <summary>Gets the operations on metadata roles and policies.</summary>
    public virtual PolicyStoreClient Policies { get; } = null!;
}
