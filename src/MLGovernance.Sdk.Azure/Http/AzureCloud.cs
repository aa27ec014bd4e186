namespace MLGovernance.Azure;

/// <summary>The endpoints and token scopes of one Azure cloud.</summary>
/// <remarks>
/// Instances never change. Use one of the three public clouds, or a <c>with</c> expression for a private one:
/// <c>AzureCloud.Public with { ResourceManagerEndpoint = new Uri("https://management.local.azurestack.external") }</c>.
/// </remarks>
public sealed record AzureCloud
{
    /// <summary>Gets the name shown in logs, for example <c>AzureCloud</c>, as <c>az cloud list</c> prints it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the address of Azure Resource Manager.</summary>
    public required Uri ResourceManagerEndpoint { get; init; }

    /// <summary>Gets the token scope of Azure Resource Manager.</summary>
    public required string ResourceManagerScope { get; init; }

    /// <summary>Gets the host suffix of the Azure Machine Learning data plane; a discovered base outside of it gets no token.</summary>
    public required string MachineLearningHostSuffix { get; init; }

    /// <summary>Gets the token scope of the Azure Machine Learning data plane (run history).</summary>
    public required string MachineLearningScope { get; init; }

    /// <summary>Gets the token scope of the Microsoft Purview data planes.</summary>
    public required string PurviewScope { get; init; }

    /// <summary>Gets the address of Microsoft Entra ID, for <c>TokenCredentialOptions.AuthorityHost</c>.</summary>
    public required Uri AuthorityHost { get; init; }

    /// <summary>Gets the global Azure cloud.</summary>
    public static AzureCloud Public { get; } = new()
    {
        Name = "AzureCloud",
        ResourceManagerEndpoint = new Uri("https://management.azure.com"),
        ResourceManagerScope = "https://management.azure.com/.default",
        MachineLearningHostSuffix = "api.azureml.ms",
        MachineLearningScope = "https://ml.azure.com/.default",
        PurviewScope = "https://purview.azure.net/.default",
        AuthorityHost = new Uri("https://login.microsoftonline.com/"),
    };

    /// <summary>Gets Azure operated by 21Vianet in China.</summary>
    public static AzureCloud China { get; } = new()
    {
        Name = "AzureChinaCloud",
        ResourceManagerEndpoint = new Uri("https://management.chinacloudapi.cn"),
        ResourceManagerScope = "https://management.chinacloudapi.cn/.default",
        MachineLearningHostSuffix = "api.ml.azure.cn",
        MachineLearningScope = "https://ml.azure.cn/.default",
        PurviewScope = "https://purview.azure.cn/.default",
        AuthorityHost = new Uri("https://login.chinacloudapi.cn/"),
    };

    /// <summary>Gets Azure for the government of the United States.</summary>
    public static AzureCloud UsGovernment { get; } = new()
    {
        Name = "AzureUSGovernment",
        ResourceManagerEndpoint = new Uri("https://management.usgovcloudapi.net"),
        ResourceManagerScope = "https://management.usgovcloudapi.net/.default",
        MachineLearningHostSuffix = "api.ml.azure.us",
        MachineLearningScope = "https://ml.azure.us/.default",
        PurviewScope = "https://purview.azure.us/.default",
        AuthorityHost = new Uri("https://login.microsoftonline.us/"),
    };

    /// <summary>Returns the cloud's name.</summary>
    public override string ToString() => Name;
}
