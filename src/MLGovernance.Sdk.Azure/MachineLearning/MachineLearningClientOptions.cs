using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="MachineLearningClient"/>.</summary>
public sealed class MachineLearningClientOptions : ClientOptions
{
    internal const ServiceVersion DefaultVersion = ServiceVersion.V2025_12_01;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="version">The api-version to ask for. A cloud that does not know it yet is asked for the newest one it does know.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is not one of the enumeration.</exception>
    public MachineLearningClientOptions(ServiceVersion version = DefaultVersion)
    {
        ApiVersion = version.ToText();

        // An inventory makes many calls and can wait; Retry-After is honoured on each retry.
        Retry.MaxRetries = 6;
    }

    /// <summary>The stable api-versions of Microsoft.MachineLearningServices that this library knows.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "Azure SDK guidelines name service versions so.")]
    public enum ServiceVersion
    {
        /// <summary>2024-04-01, the oldest: what lagging sovereign clouds still answer.</summary>
        V2024_04_01 = 1,

        /// <summary>2024-10-01.</summary>
        V2024_10_01 = 2,

        /// <summary>2025-06-01.</summary>
        V2025_06_01 = 3,

        /// <summary>2025-09-01.</summary>
        V2025_09_01 = 4,

        /// <summary>2025-12-01, the default: the first stable one whose model versions name their datasets.</summary>
        V2025_12_01 = 5,

        /// <summary>2026-03-01.</summary>
        V2026_03_01 = 6,

        /// <summary>2026-05-01.</summary>
        V2026_05_01 = 7,

        /// <summary>2026-07-01.</summary>
        V2026_07_01 = 8,

        /// <summary>2026-09-01, the newest known.</summary>
        V2026_09_01 = 9,
    }

    /// <summary>Gets or sets the cloud, which gives endpoint and token scopes. The default is <see cref="AzureCloud.Public"/>.</summary>
    public AzureCloud Cloud { get; set; } = AzureCloud.Public;

    /// <summary>Gets or sets the api-version as text, for one that <see cref="ServiceVersion"/> does not list.</summary>
    public string ApiVersion { get; set; }

    /// <summary>Gets or sets how many pages of one list are read before it is given up as endless. The default is 100,000.</summary>
    public int MaxPages { get; set; } = 100_000;

    /// <summary>Gets or sets the clock for pauses. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
