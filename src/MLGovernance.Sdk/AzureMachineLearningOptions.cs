using System.ComponentModel.DataAnnotations;
using Azure.Core;
using Microsoft.Extensions.Options;
using MLGovernance.Azure;

namespace MLGovernance.Pipeline;

/// <summary>Settings of reading Azure Machine Learning.</summary>
public sealed class AzureMachineLearningOptions
{
    /// <summary>Gets or sets what gives the tokens, for example <c>DefaultAzureCredential</c>. The role Reader is enough.</summary>
    [Required(ErrorMessage = "AddAzureMachineLearning needs a Credential, for example 'azure.Credential = new DefaultAzureCredential()'.")]
    public TokenCredential? Credential { get; set; }

    /// <summary>Gets or sets the settings of the source: cloud, api-version, concurrency, run history.</summary>
    [Required]
    [ValidateObjectMembers]
    public AzureEstateSourceOptions Source { get; set; } = new();
}
