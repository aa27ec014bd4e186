using System.CommandLine;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MLGovernance.Azure;

namespace MLGovernance.Cli;

/// <summary>The options that tell how to reach services: cloud, addresses, trust, tokens.</summary>
internal sealed class ConnectionArguments
{
    private enum CloudName
    {
        Public,
        China,
        UsGovernment,
    }

    private readonly Option<CloudName> _cloud = new("--cloud") { Description = "The Azure cloud." };
    private readonly Option<Uri> _resourceManager = UriOption.Create("--resource-manager", "The address of Azure Resource Manager, for example of 'mlgov emulator'. The default is the cloud's.");
    private readonly Option<Uri> _runHistory = UriOption.Create("--run-history-endpoint", "The address of run history, for example of 'mlgov emulator'. The default is the one that each workspace names.");
    private readonly Option<FileInfo> _trust = new("--trust") { Description = "A PEM file with a certificate to trust, for example the one that 'mlgov emulator --certificate-out' writes. Only it is trusted then." };
    private readonly Option<FileInfo> _tokenFile = new("--token-file") { Description = "A file that holds an access token. The default signs in with DefaultAzureCredential." };

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_cloud, _resourceManager, _runHistory, _trust, _tokenFile])
        {
            command.Options.Add(option);
        }
    }

    internal TokenCredential Credential(ParseResult parsed) => parsed.GetValue(_tokenFile) is { } file
        ? new FileTokenCredential(file.FullName)
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = Cloud(parsed).AuthorityHost });

    internal AzureEstateSourceOptions SourceOptions(ParseResult parsed, bool runHistory)
    {
        var options = new AzureEstateSourceOptions
        {
            Endpoint = parsed.GetValue(_resourceManager),
            RunHistoryEndpoint = parsed.GetValue(_runHistory),
            ReadRunHistory = runHistory,
        };
        options.MachineLearning.Cloud = Cloud(parsed);
        options.RunHistory.Cloud = Cloud(parsed);
        ApplyTrust(parsed, options.MachineLearning, options.RunHistory);
        return options;
    }

    internal DataMapClientOptions DataMapOptions(ParseResult parsed, string basePath)
    {
        var options = new DataMapClientOptions { Cloud = Cloud(parsed), BasePath = basePath };
        ApplyTrust(parsed, options);
        return options;
    }

    internal AzureAccessSource AccessSource(ParseResult parsed)
    {
        TokenCredential credential = Credential(parsed);
        var options = new AzureAccessSourceOptions { ReadPathLists = true, Access = AccessOptions(parsed) };
        options.ResourceManager.Cloud = Cloud(parsed);
        ApplyTrust(parsed, options.ResourceManager);
        Uri endpoint = parsed.GetValue(_resourceManager) ?? options.ResourceManager.Cloud.ResourceManagerEndpoint;
        return new AzureAccessSource(
            new MachineLearningClient(endpoint, credential, options.ResourceManager),
            new DirectoryClient(credential, options.Access),
            account => new LakeClient(account, credential, options.Access),
            new ResourceGraphClient(endpoint, credential, options.ResourceManager),
            options);
    }

    internal AccessClientOptions AccessOptions(ParseResult parsed)
    {
        var options = new AccessClientOptions { Cloud = Cloud(parsed) };
        ApplyTrust(parsed, options);
        return options;
    }

    internal OpenLineageClientOptions OpenLineageOptions(ParseResult parsed)
    {
        var options = new OpenLineageClientOptions();
        ApplyTrust(parsed, options);
        return options;
    }

    private void ApplyTrust(ParseResult parsed, params ReadOnlySpan<ClientOptions> clients)
    {
        if (parsed.GetValue(_trust) is { } pem)
        {
            var transport = new HttpClientTransport(TrustedCertificate.CreateHandler(pem.FullName));
            foreach (ClientOptions client in clients)
            {
                client.Transport = transport;
            }
        }
    }

    private AzureCloud Cloud(ParseResult parsed) => parsed.GetValue(_cloud) switch
    {
        CloudName.China => AzureCloud.China,
        CloudName.UsGovernment => AzureCloud.UsGovernment,
        _ => AzureCloud.Public,
    };
}
