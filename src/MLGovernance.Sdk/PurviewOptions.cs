using System.ComponentModel.DataAnnotations;
using Azure.Core;
using Microsoft.Extensions.Options;
using MLGovernance.Azure;

namespace MLGovernance.Pipeline;

/// <summary>Settings of publishing to the Microsoft Purview Data Map.</summary>
public sealed class PurviewOptions
{
    /// <summary>Gets or sets the endpoint, for example <c>https://contoso.purview.azure.com</c> or <c>https://api.purview-service.microsoft.com</c>.</summary>
    [Required(ErrorMessage = "AddPurview needs an Endpoint, for example 'purview.Endpoint = new Uri(\"https://contoso.purview.azure.com\")'.")]
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets what gives the tokens. It needs the collection role Data Curator.</summary>
    [Required(ErrorMessage = "AddPurview needs a Credential, for example 'purview.Credential = new DefaultAzureCredential()'.")]
    public TokenCredential? Credential { get; set; }

    /// <summary>Gets or sets the settings of the client: base path, api-version, retries, transport.</summary>
    [Required]
    public DataMapClientOptions Client { get; set; } = new();

    /// <summary>Gets or sets the settings of publishing: batch sizes, concurrency.</summary>
    [Required]
    [ValidateObjectMembers]
    public DataMapPublisherOptions Publisher { get; set; } = new();
}
