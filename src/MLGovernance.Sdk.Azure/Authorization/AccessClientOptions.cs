using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="DirectoryClient"/> and <see cref="LakeClient"/>.</summary>
public sealed class AccessClientOptions : ClientOptions
{
    /// <summary>Gets or sets the cloud, which gives endpoints and token scopes. The default is <see cref="AzureCloud.Public"/>.</summary>
    public AzureCloud Cloud { get; set; } = AzureCloud.Public;

    /// <summary>Gets or sets how many pages of one list are read before it is given up as endless. The default is 100,000.</summary>
    public int MaxPages { get; set; } = 100_000;

    /// <summary>Gets or sets the clock for pauses. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal Uri GraphEndpoint => Cloud.Name switch
    {
        "AzureChinaCloud" => new Uri("https://microsoftgraph.chinacloudapi.cn"),
        "AzureUSGovernment" => new Uri("https://graph.microsoft.us"),
        _ => new Uri("https://graph.microsoft.com"),
    };

    internal string GraphScope => new Uri(GraphEndpoint, ".default").AbsoluteUri;

    /// <summary>Gets the scope of storage, which is the same in every cloud.</summary>
    internal static string StorageScope => "https://storage.azure.com/.default";

    internal Uri StorageEndpoint(string account) => new($"https://{account}.dfs.{Cloud.Name switch
    {
        "AzureChinaCloud" => "core.chinacloudapi.cn",
        "AzureUSGovernment" => "core.usgovcloudapi.net",
        _ => "core.windows.net",
    }}");
}
