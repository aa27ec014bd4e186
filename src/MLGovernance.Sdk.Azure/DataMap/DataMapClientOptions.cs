using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="DataMapClient"/>.</summary>
public sealed class DataMapClientOptions : ClientOptions
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="version">The api-version of the Data Map plane.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is not one of the enumeration.</exception>
    public DataMapClientOptions(ServiceVersion version = ServiceVersion.V2023_09_01)
    {
        ApiVersion = version == ServiceVersion.V2023_09_01
            ? "2023-09-01"
            : throw new ArgumentOutOfRangeException(nameof(version), version, "Expected one of the enumerated service versions.");
        Retry.MaxRetries = 6;
    }

    /// <summary>The stable api-versions of the Data Map.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "Azure SDK guidelines name service versions so.")]
    public enum ServiceVersion
    {
        /// <summary>2023-09-01.</summary>
        V2023_09_01 = 1,
    }

    /// <summary>Gets or sets the cloud, which gives the token scope.</summary>
    public AzureCloud Cloud { get; set; } = AzureCloud.Public;

    /// <summary>Gets or sets the path before <c>/atlas/v2</c>. The default is <c>/datamap/api</c>; older accounts speak <c>/catalog/api</c>.</summary>
    public string BasePath { get; set; } = "/datamap/api";

    /// <summary>Gets or sets the api-version of the Data Map plane as text.</summary>
    public string ApiVersion { get; set; }

    /// <summary>Gets or sets the api-version of the account plane (collections). The default is <c>2019-11-01-preview</c>.</summary>
    public string AccountApiVersion { get; set; } = "2019-11-01-preview";

    /// <summary>Gets or sets the api-version of the policy store's metadata policies. The default is <c>2021-07-01-preview</c>.</summary>
    public string MetadataPolicyApiVersion { get; set; } = "2021-07-01-preview";

    /// <summary>Gets or sets the api-version of the policy store's data policies. The default is <c>2021-01-01-preview</c>.</summary>
    public string DataPolicyApiVersion { get; set; } = "2021-01-01-preview";
}
