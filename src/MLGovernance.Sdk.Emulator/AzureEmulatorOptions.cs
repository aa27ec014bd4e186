namespace MLGovernance.Emulator;

/// <summary>Settings of an <see cref="AzureEmulator"/>. All are read once, when it starts.</summary>
public sealed class AzureEmulatorOptions
{
    /// <summary>The resources that the emulated cloud knows at the start. Default: none.</summary>
    public EmulatorSeed Seed { get; set; } = EmulatorSeed.Empty;

    /// <summary>The loopback TCP port; 0, the default, takes any free one.</summary>
    public int Port { get; set; }

    /// <summary>The SQLite file that keeps the Data Map over a restart; null, the default, keeps it in memory only.</summary>
    public string? StateFile { get; set; }

    /// <summary>
    /// The most items on one page of a Resource Manager list, and the cap for a client's own <c>count</c>; null, the default,
    /// takes the page size of the real service (30 datastores, 20 feature sets, 100 of anything else).
    /// </summary>
    public int? PageSize { get; set; }

    /// <summary>Whether each list starts with an empty page that has a next link, which the service may send. Default false.</summary>
    public bool EmptyPages { get; set; }

    /// <summary>
    /// The api-versions that <c>Microsoft.MachineLearningServices</c> knows; another one answers 400 and names these.
    /// Empty, the default, knows every well-formed version.
    /// </summary>
    public IReadOnlyList<string> ApiVersions { get; set; } = [];

    /// <summary>
    /// Reads that a subscription may send within one <see cref="ReadWindow"/> before Resource Manager answers 429 with
    /// <c>Retry-After</c>; null, the default, never throttles.
    /// </summary>
    public int? ReadLimit { get; set; }

    /// <summary>
    /// Requests that the Data Map takes within one <see cref="ReadWindow"/> before it answers 429 with <c>Retry-After</c>; null, the
    /// default, never throttles.
    /// </summary>
    public int? DataMapLimit { get; set; }

    /// <summary>The window that <see cref="ReadLimit"/> and <see cref="DataMapLimit"/> count in. Default: one minute.</summary>
    public TimeSpan ReadWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Path patterns (<c>*</c> one segment, <c>**</c> any) that need no bearer token. Default: the discovery document.</summary>
    public IReadOnlyList<string> AnonymousPaths { get; set; } = ["/discovery"];

    /// <summary>
    /// Whether a workspace's <c>discoveryUrl</c> is moved onto the emulator, so that a run-history client finds its data plane here.
    /// Default true; false sends the seeded text.
    /// </summary>
    public bool MoveDiscoveryUrl { get; set; } = true;

    /// <summary>The short name of the Data Map account, which is also the name of its root collection. Default: <c>emulated</c>.</summary>
    public string AccountName { get; set; } = "emulated";

    /// <summary>How long a Data Map write stays invisible to search, which reads an index behind the store. Default: zero.</summary>
    public TimeSpan SearchLag { get; set; }

    /// <summary>
    /// Whether creating a type definition that exists answers 409, as Apache Atlas does; default false ignores it silently, as Purview does.
    /// </summary>
    public bool RejectKnownTypes { get; set; }

    /// <summary>The most bytes that the name and value of one property may take. Default: 32 KiB, the Data Map's documented quota.</summary>
    public int MaxPropertyBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// The longest path with query, in characters, that the Data Map reads; a longer one answers 414. Default: 8,192, what the gateways of
    /// such services commonly take: guids and names of bulk reads ride in the query.
    /// </summary>
    public int MaxUrlLength { get; set; } = 8192;

    /// <summary>Faults that are armed from the start; more can be added at run time. Default: none.</summary>
    public IReadOnlyList<Fault> Faults { get; set; } = [];

    /// <summary>The clock for time stamps, windows and the search lag. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
