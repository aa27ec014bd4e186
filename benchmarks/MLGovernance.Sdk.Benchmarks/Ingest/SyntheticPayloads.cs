using System.Globalization;
using System.Text;

namespace MLGovernance.Benchmarks.Ingest;

/// <summary>Payloads of about one kilobyte as Resource Manager answers them, made one after the other into one buffer. The same seed gives the same bytes.</summary>
internal sealed class SyntheticPayloads
{
    private const string Subscription = "/subscriptions/11111111-2222-4333-8444-";
    private readonly byte[] _buffer = new byte[4096];
    private readonly string[] _templates;

    /// <summary>Initializes the payloads of one estate.</summary>
    /// <param name="workspaces">Over how many workspaces the assets are spread.</param>
    public SyntheticPayloads(int workspaces = 100)
    {
        Workspaces = workspaces;
        _templates = [Model, Data, Job, Deployment];
    }

    private int Workspaces { get; }

    /// <summary>Returns the payload of an asset; valid until the next call.</summary>
    /// <param name="index">The asset's number.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int workspace = index % Workspaces;
            string number = index.ToString("D9", CultureInfo.InvariantCulture);
            string owner = $"{Subscription}{workspace:D12}/resourceGroups/rg-ml-prod-{workspace:D3}/providers/Microsoft.MachineLearningServices/workspaces/ws-prod-{workspace:D3}";
            string text = _templates[index & 3].Replace("$WS", owner, StringComparison.Ordinal).Replace("$N", number, StringComparison.Ordinal);
            return _buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, _buffer));
        }
    }

    private const string Tail = """
        ,"tags":{"owner":"team-$N","cost-center":"cc-4711","data-classification":"internal","environment":"prod"}},"systemData":{"createdBy":"Ada Example","createdByType":"User","createdAt":"2026-03-01T08:00:00.0000000+00:00","lastModifiedBy":"Ada Example","lastModifiedByType":"User","lastModifiedAt":"2026-03-02T09:30:00.0000000+00:00"}}
        """;

    private const string Model = """
        {"id":"$WS/models/credit-$N/versions/3","name":"3","type":"Microsoft.MachineLearningServices/workspaces/models/versions","properties":{"description":"Gradient boosted trees for the credit decision of consumer loans.","isArchived":false,"isAnonymous":false,"flavors":{"python_function":{"data":{"loader":"mlflow.sklearn","python_version":"3.11.9"}}},"modelType":"mlflow_model","modelUri":"azureml://jobs/train-$N/outputs/artifacts/paths/model","jobName":"train-$N"
        """ + Tail;

    private const string Data = """
        {"id":"$WS/data/features-$N/versions/5","name":"5","type":"Microsoft.MachineLearningServices/workspaces/data/versions","properties":{"description":"Features of the credit applications, one row for each applicant and month.","isArchived":false,"isAnonymous":false,"dataType":"uri_folder","dataUri":"azureml://datastores/lake_curated/paths/credit/2026/$N/","provisioningState":"Succeeded","stage":"production"
        """ + Tail;

    private const string Job = """
        {"id":"$WS/jobs/train-$N","name":"train-$N","type":"Microsoft.MachineLearningServices/workspaces/jobs","properties":{"jobType":"Command","displayName":"train $N","status":"Completed","experimentName":"credit","command":"python train.py --data ${{inputs.train}} --out ${{outputs.model}}","environmentId":"$WS/environments/sklearn/versions/7","computeId":"$WS/computes/cpu-cluster","inputs":{"train":{"jobInputType":"uri_folder","mode":"ReadOnlyMount","uri":"azureml://datastores/lake_curated/paths/credit/2026/$N/"}}
        """ + Tail;

    private const string Deployment = """
        {"id":"$WS/onlineEndpoints/score-$N/deployments/blue","name":"blue","type":"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments","location":"westeurope","kind":"Managed","sku":{"name":"Default","capacity":3},"properties":{"endpointComputeType":"Managed","model":"$WS/models/credit-$N/versions/3","environmentId":"$WS/environments/sklearn/versions/7","instanceType":"Standard_DS3_v2","appInsightsEnabled":true,"egressPublicNetworkAccess":"Disabled","provisioningState":"Succeeded"
        """ + Tail;
}
