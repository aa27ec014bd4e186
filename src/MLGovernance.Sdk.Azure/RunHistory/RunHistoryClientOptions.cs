using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="RunHistoryClient"/>.</summary>
public sealed class RunHistoryClientOptions : ClientOptions
{
    /// <summary>Gets or sets the cloud, which gives the token scope and the host suffix that a discovered base must have.</summary>
    public AzureCloud Cloud { get; set; } = AzureCloud.Public;

    /// <summary>Gets or sets how many pages of children are read before the list is given up as endless. The default is 10,000.</summary>
    public int MaxPages { get; set; } = 10_000;
}
